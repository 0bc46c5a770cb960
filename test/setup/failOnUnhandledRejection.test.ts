// @vitest-environment node
import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { watchRejections } from './failOnUnhandledRejection.ts';

it('a rejection that nobody handles is found, once, in Node and in a browser (case 29)', async () => {
  const node = new EventEmitter();
  const page = new EventTarget();
  const watches = [watchRejections(node), watchRejections(page)];
  node.emit('unhandledRejection', 'left alone');
  page.dispatchEvent(Object.assign(new Event('unhandledrejection'), { reason: 'left alone' }));
  for (const watch of watches) {
    expect(await watch.take()).toEqual(['left alone']);
    expect(await watch.take()).toEqual([]);
    watch.stop();
  }
  expect(node.listenerCount('unhandledRejection')).toBe(0);
});

it('the process that runs these tests is watched (case 29)', () => {
  expect(process.listenerCount('unhandledRejection')).toBeGreaterThan(0);
});
