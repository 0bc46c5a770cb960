import { spawnSync } from 'node:child_process';
import { describe, it } from 'vitest';
import { startProcess } from './startProcess.ts';
import { testExample } from './testExample.ts';

const isThere = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))']).status === 0;

if (isThere) {
  testExample('Python', (env) =>
    startProcess(['python3', 'examples/python/server.py'], { ...env, PYTHONDONTWRITEBYTECODE: '1' }),
  );
} else {
  describe('the Python example', () => {
    it('is run', ({ skip }) => skip('There is no python3 of version 3.9 or newer on this machine.'));
  });
}
