import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CheckoutError } from '../../src/protocol/CheckoutError.ts';
import { watchFrame } from '../../src/react/watchFrame.ts';

let container: HTMLElement;
let frame: HTMLIFrameElement;
const told: (string | CheckoutError)[] = [];
let stop = (): void => {};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  container = document.body.appendChild(document.createElement('div'));
  frame = document.createElement('iframe');
  told.length = 0;
  stop = watchFrame(container, (change) => told.push(change));
  container.append(frame);
  return () => stop();
});

/** Mutations are told in a microtask. */
async function later(milliseconds = 0): Promise<void> {
  await Promise.resolve();
  await vi.advanceTimersByTimeAsync(milliseconds);
}

describe('a frame that others disturb', () => {
  it('is told to have been moved, since it has been loaded afresh (case 16)', async () => {
    await later();
    document.body.prepend(container);
    await later(249);
    expect(told).toEqual([]);
    await later(1);
    expect(told).toEqual(['moved']);
    await later(1_000);
    expect(told).toEqual(['moved']);
  });

  it('is told to have been moved with whatever holds it, however often (case 16)', async () => {
    await later();
    const section = document.createElement('section');
    container.replaceWith(section);
    section.append(container);
    await later(250);
    document.body.append(document.createElement('hr'), section);
    await later(250);
    expect(told).toEqual(['moved', 'moved']);
  });

  it('is told to be removed, alone or with its container (cases 17, 19)', async () => {
    await later();
    frame.remove();
    await later(1_999);
    expect(told).toEqual([]);
    await later(1);
    expect(told).toEqual(['removed']);
  });

  it('is told to be removed when its container leaves the page (cases 17, 19)', async () => {
    await later();
    container.remove();
    await later(250);
    expect(told).toEqual(['removed']);
  });

  it('is told to be removed when a container without a frame leaves the page (case 19)', async () => {
    frame.remove();
    stop();
    stop = watchFrame(container, (change) => told.push(change));
    container.remove();
    await later(250);
    expect(told).toEqual(['removed']);
  });
});

describe('a frame that the page’s policy refuses', () => {
  const report = (blockedURI: string, more: object = {}): boolean =>
    document.dispatchEvent(
      Object.assign(new Event('securitypolicyviolation'), {
        disposition: 'enforce',
        effectiveDirective: 'frame-src',
        blockedURI,
        ...more,
      }),
    );
  beforeEach(() => {
    frame.src = 'https://pay.example.com/frame?instance=1';
  });

  it('is told with the directive (case 79)', () => {
    report('https://pay.example.com');
    report('https://pay.example.com/frame');
    expect(told).toHaveLength(2);
    expect(told.slice(1)).toMatchObject([
      { code: 'csp_blocked', phase: 'mount', message: expect.stringContaining('frame-src') as string },
    ]);
  });

  it.each([
    ['another address', 'https://ads.example', {}],
    ['an address that begins alike', 'https://pay.example.co', {}],
    ['nothing at all', '', {}],
    ['another kind of thing', 'https://pay.example.com', { effectiveDirective: 'img-src' }],
    ['what is only reported', 'https://pay.example.com', { disposition: 'report' }],
  ])('is not meant by a report of %s', (_, blockedURI, more) => {
    report(blockedURI, more);
    expect(told).toEqual([]);
  });
});

it('a frame in a shadow tree is told to have been moved with the host of that tree (case 16)', async () => {
  const host = document.body.appendChild(document.createElement('div'));
  const inside = host.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
  const framed = inside.appendChild(document.createElement('iframe'));
  // jsdom gives a frame in a shadow tree no window.
  let content = {};
  Object.defineProperty(framed, 'contentWindow', { get: () => content });
  stop();
  stop = watchFrame(inside, (change) => told.push(change));
  await later();
  document.body.prepend(host);
  content = {};
  await later(250);
  expect(told).toEqual(['moved']);
  host.remove();
  await later(250);
  expect(told).toEqual(['moved', 'removed']);
});

it('a frame that was in no document before has not been moved', async () => {
  const inside = document.createElement('div');
  inside.append(document.createElement('iframe'));
  const fragment = document.createDocumentFragment();
  fragment.append(inside);
  stop();
  stop = watchFrame(inside, (change) => told.push(change));
  document.body.append(fragment);
  await later(2_000);
  expect(told).toEqual([]);
});

describe('what is nobody’s disturbance', () => {
  it('a frame that loads of itself, as for a bank’s challenge', async () => {
    await later();
    frame.dispatchEvent(new Event('load'));
    document.body.append(document.createElement('hr'));
    document.querySelector('hr')?.remove();
    await later(1_000);
    expect(told).toEqual([]);
  });

  it('a frame that the SDK puts in the place of another', async () => {
    await later();
    const next = document.createElement('iframe');
    frame.remove();
    await later(1_500);
    container.append(next);
    await later(2_000);
    expect(told).toEqual([]);
  });

  it('texts of the page that a translator wraps (case 17)', async () => {
    const text = document.body.appendChild(document.createElement('p'));
    text.textContent = 'Pay';
    const font = document.createElement('font');
    await later();
    text.replaceChildren(font);
    text.remove();
    await later(1_000);
    expect(told).toEqual([]);
  });

  it('whatever happens once nobody watches any more', async () => {
    await later();
    document.body.prepend(container);
    await later();
    stop();
    container.remove();
    await later(1_000);
    expect(told).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
