import { startTypeScript, testExample } from './testExample.ts';

testExample('Express', startTypeScript('examples/express/server.ts'));
