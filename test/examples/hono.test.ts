import { startTypeScript, testExample } from './testExample.ts';

testExample('Hono', startTypeScript('examples/hono/server.ts'));
