import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { CheckoutSession, SessionProgress } from '../../src/checkout/CheckoutSession.ts';
import { readSession } from '../../src/checkout/readSession.ts';
import { afterServersWord, forgetServersWord, PAYMENT_MEMORY } from '../../src/react/serversWord.ts';
import { createSessionMemory, furthest, notedProgress } from '../../src/react/sessionMemory.ts';
import { resetPage } from '../checkout/createTestCheckout.ts';
import { SESSION } from '../checkout/samples.ts';

const OTHER: CheckoutSession = { ...SESSION, sessionId: 'sess_2' };
const DEFAULTS = { returnUrl: SESSION.returnUrl, allowedReturnOrigins: [location.origin] };

const tabOf = (order: string) =>
  createSessionMemory(
    () => order,
    (reply) => readSession(reply, DEFAULTS, { received: Date.now() }),
  );
const note = (progress: SessionProgress, session = SESSION, order = 'a') =>
  tabOf(order).note({ session, progress });
const blockStorage = () =>
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new DOMException('no', 'SecurityError');
  });

beforeEach(() => resetPage());

describe('the server’s word on a session', () => {
  it.each([
    ['processing', { open: 'accepted', submitted: 'accepted', accepted: 'accepted', paid: 'paid' }],
    ['refused', { open: 'open', submitted: 'open', accepted: 'open', paid: 'open' }],
    ['ended', { open: 'open', submitted: 'open', accepted: 'accepted', paid: 'paid' }],
  ] as const)('%s changes what the tab and the page know', (word, expected) => {
    for (const [before, after] of Object.entries(expected) as [SessionProgress, SessionProgress][]) {
      sessionStorage.clear();
      resetPage();
      note(before);
      PAYMENT_MEMORY.keep(SESSION.sessionId, word);
      expect(notedProgress(SESSION.sessionId), before).toBe(after);
      expect(afterServersWord({ session: SESSION, progress: before }).progress, before).toBe(after);
    }
  });

  it('leaves alone what it is not about', () => {
    note('accepted', SESSION, 'a');
    note('accepted', OTHER, 'b');
    const known = { session: OTHER, progress: 'accepted' } as const;
    PAYMENT_MEMORY.keep(SESSION.sessionId, 'refused');
    expect(notedProgress(OTHER.sessionId)).toBe('accepted');
    expect(afterServersWord(known)).toBe(known);
  });

  it('counts until another payment begins', () => {
    PAYMENT_MEMORY.keep(SESSION.sessionId, 'refused');
    forgetServersWord(SESSION);
    expect(afterServersWord({ session: SESSION, progress: 'submitted' }).progress).toBe('submitted');
  });

  it('writes nothing where nothing changes', () => {
    note('open');
    const written = vi.spyOn(Storage.prototype, 'setItem');
    PAYMENT_MEMORY.keep(SESSION.sessionId, 'refused');
    expect(written).not.toHaveBeenCalled();
  });
});

describe('whether a payment was on its way', () => {
  it.each([
    ['open', false],
    ['submitted', false],
    ['accepted', true],
    ['paid', true],
  ] as const)('is what the tab has noted: %s', (progress, expected) => {
    note(progress);
    expect(PAYMENT_MEMORY.wasOnItsWay(SESSION.sessionId)).toBe(expected);
    expect(PAYMENT_MEMORY.wasOnItsWay(OTHER.sessionId)).toBe(false);
  });

  it('is known on the page that heard so, without a storage', () => {
    blockStorage();
    expect(PAYMENT_MEMORY.wasOnItsWay(SESSION.sessionId)).toBe(false);
    PAYMENT_MEMORY.keep(SESSION.sessionId, 'processing');
    expect(PAYMENT_MEMORY.wasOnItsWay(SESSION.sessionId)).toBe(true);
    PAYMENT_MEMORY.keep(SESSION.sessionId, 'refused');
    expect(PAYMENT_MEMORY.wasOnItsWay(SESSION.sessionId)).toBe(false);
  });
});

describe('what the tab has noted of an order', () => {
  it('is of the session that is further on its way', () => {
    note('submitted', SESSION);
    note('open', OTHER);
    expect(notedProgress(OTHER.sessionId)).toBeNull();
    note('accepted', OTHER);
    expect(notedProgress(OTHER.sessionId)).toBe('accepted');
    expect(notedProgress(SESSION.sessionId)).toBeNull();
  });

  it('of two that came as far is of the later', () => {
    note('submitted', SESSION);
    note('submitted', OTHER);
    expect(notedProgress(OTHER.sessionId)).toBe('submitted');
  });

  it('is dropped with its own session only', () => {
    note('open', SESSION);
    tabOf('a').drop(OTHER);
    expect(notedProgress(SESSION.sessionId)).toBe('open');
    tabOf('a').drop(SESSION);
    expect(sessionStorage).toHaveLength(0);
  });

  it('of one session under two orders is the furthest', () => {
    note('paid', SESSION, 'a');
    note('open', SESSION, 'b');
    expect(notedProgress(SESSION.sessionId)).toBe('paid');
    expect(furthest('open', null, 'accepted', undefined, 'submitted')).toBe('accepted');
    expect(furthest(null, undefined)).toBe('open');
  });

  it('is met where its end is not known, and where it may be paid, however late', () => {
    note('open');
    resetPage();
    expect(tabOf('a').recall()).toEqual({ session: SESSION, progress: 'open' });
  });

  it('takes the place of what nobody can read', () => {
    note('open');
    const [place = ''] = Object.keys(sessionStorage);
    sessionStorage.setItem(place, '{');
    sessionStorage.setItem(`${place}2`, '{');
    resetPage();
    expect(tabOf('a').recall()).toBeNull();
    note('submitted');
    expect(notedProgress(SESSION.sessionId)).toBe('submitted');
  });
});
