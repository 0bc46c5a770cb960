import { test } from 'vitest';
import { expectConsole } from './expectConsole.ts';

test('console output that a test expects does not fail it', () => {
  expectConsole('warn', /^slow: 3 s \[1,2\]/);
  expectConsole('error', 'broken');
  console.warn('slow: %d s', 3, [1, 2]);
  console.error(new Error('broken'));
});
