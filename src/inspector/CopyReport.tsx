import { useState } from 'react';
import type { ReactElement } from 'react';
import type { CheckoutView } from '../react/CheckoutView.ts';
import type { Timeline } from './createTimeline.ts';
import { writeReport } from './writeReport.ts';

interface CopyReportProps {
  readonly view: CheckoutView;
  readonly timeline: Timeline;
}

/** The report to the clipboard; to a field to copy it from, where the page may not write there. */
export function CopyReport(props: CopyReportProps): ReactElement {
  const [copied, setCopied] = useState<Timeline | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const copy = async (): Promise<void> => {
    const report = writeReport({ ...props, now: Date.now(), userAgent: navigator.userAgent });
    try {
      await navigator.clipboard.writeText(report);
      setCopied(props.timeline);
      setRefused(null);
    } catch {
      // No permission, or no clipboard at all on a page without https.
      setRefused(report);
    }
  };
  return (
    <>
      <button type="button" onClick={() => void copy()}>
        {copied === props.timeline ? 'Report copied' : 'Copy report'}
      </button>
      {refused !== null && (
        <label>
          The browser refused the clipboard. Copy the report from here:
          <textarea readOnly rows={6} value={refused} />
        </label>
      )}
    </>
  );
}
