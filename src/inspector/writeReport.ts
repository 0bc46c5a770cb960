import { version as reactVersion } from 'react';
import { VERSION } from '../checkout/version.ts';
import type { CheckoutView } from '../react/CheckoutView.ts';
import type { Timeline, TimelineEntry } from './createTimeline.ts';
import { describeError, guideTo } from './describeError.ts';
import { describeExpiry } from './describeExpiry.ts';
import { shortenId } from './shortenId.ts';

interface ReportContents {
  readonly view: Pick<CheckoutView, 'status' | 'session' | 'amount' | 'outcomeUnknown'>;
  readonly timeline: Timeline;
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly userAgent: string;
}

/**
 * What support needs to know of a checkout, as plain text. Holds no key, whole id, address of a page, order or customer.
 */
export function writeReport({ view, timeline, now, userAgent }: ReportContents): string {
  const { status, session, amount, outcomeUnknown } = view;
  const { lastError, entries, dropped } = timeline;
  return [
    `react-clink-checkout ${VERSION}, React ${reactVersion}`,
    `Browser: ${userAgent}`,
    `Time: ${new Date(now).toISOString()}`,
    `Status: ${status}${outcomeUnknown ? ', and whether money moved is not known' : ''}`,
    `Session: ${session ? `${shortenId(session.sessionId)}, ${session.environment}, ends ${describeExpiry(session.expiresAt, now)}` : 'none'}`,
    `Amount: ${amount ? `${amount.total} ${amount.currency}` : 'not known'}`,
    `Last error: ${lastError ? `${describeError(lastError)}, see ${guideTo(lastError)}` : 'none'}`,
    'Timeline, in milliseconds:',
    ...(dropped > 0 ? [`  ${dropped} older entries are left out`] : []),
    ...entries.map(lineOf),
  ].join('\n');
}

function lineOf({ at, name, detail, entered }: TimelineEntry): string {
  const parts = [String(at).padStart(8), name, entered && `-> ${entered}`, detail];
  return parts.filter(Boolean).join(' ');
}
