// A Clink that does nothing but make sessions, in a process of its own. Tells its parent the port, and ends with it.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

let count = 0;

const server = createServer((incoming, outgoing) => {
  incoming.resume();
  incoming.on('end', () => {
    count += 1;
    outgoing.setHeader('Content-Type', 'application/json');
    outgoing.end(JSON.stringify({ code: 200, msg: 'success', data: { sessionId: `sess_${count}` } }));
  });
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
