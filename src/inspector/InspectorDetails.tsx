import { useCallback } from 'react';
import type { ReactElement, ReactNode } from 'react';
import type { CheckoutView } from '../react/CheckoutView.ts';
import { CopyReport } from './CopyReport.tsx';
import type { Timeline } from './createTimeline.ts';
import { describeError, guideTo } from './describeError.ts';
import { describeExpiry } from './describeExpiry.ts';
import { formatDuration } from './formatDuration.ts';
import { shortenId } from './shortenId.ts';
import { Ticking } from './Ticking.tsx';
import { TimelineList } from './TimelineList.tsx';

interface InspectorDetailsProps {
  readonly view: CheckoutView;
  readonly timeline: Timeline;
}

/** What is unfolded: how it stands, what has happened, and the report. Nothing here is a live region. */
export function InspectorDetails({ view, timeline }: InspectorDetailsProps): ReactElement {
  const { status, session, amount } = view;
  const { statusSince, lastError } = timeline;
  const expiresAt = session?.expiresAt ?? null;
  const readSince = useCallback(() => formatDuration(performance.now() - statusSince), [statusSince]);
  const readExpiry = useCallback(() => describeExpiry(expiresAt, Date.now()), [expiresAt]);
  return (
    <div className="clink-inspector-body">
      <dl>
        <Fact name="Status">
          {status} for <Ticking read={readSince} />
        </Fact>
        <Fact name="Session">
          {session ? `${shortenId(session.sessionId)}, ${session.environment}` : 'none yet'}
        </Fact>
        {session && (
          <Fact name="Ends">
            <Ticking read={readExpiry} />
          </Fact>
        )}
        <Fact name="Amount">{amount ? `${amount.total} ${amount.currency}` : 'not known yet'}</Fact>
        <Fact name="Last error">
          {lastError ? (
            <>
              <span className="clink-inspector-error">{describeError(lastError)}</span>
              <br />
              See <code>{guideTo(lastError)}</code>
            </>
          ) : (
            'none'
          )}
        </Fact>
      </dl>
      <TimelineList timeline={timeline} />
      <CopyReport view={view} timeline={timeline} />
    </div>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
