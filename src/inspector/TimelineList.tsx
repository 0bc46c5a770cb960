import type { ReactElement } from 'react';
import type { Timeline } from './createTimeline.ts';

/** What has happened, each with its milliseconds since the start, newest last. */
export function TimelineList({ timeline }: { readonly timeline: Timeline }): ReactElement {
  const { entries, dropped } = timeline;
  return (
    <>
      {dropped > 0 && <p>{dropped} older entries are left out.</p>}
      <ol aria-label="Timeline, in milliseconds">
        {entries.map(({ id, at, name, detail, entered }) => (
          <li key={id} data-name={name}>
            <span className="clink-inspector-time">{at}</span>
            <span>
              {name}
              {entered !== undefined && <strong> → {entered}</strong>}
              {detail !== '' && <span className="clink-inspector-detail"> {detail}</span>}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
