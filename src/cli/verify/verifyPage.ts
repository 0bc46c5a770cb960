import type { Baseline } from './Baseline.ts';
import { fault, note, ok } from './Finding.ts';
import type { Finding, Verdict } from './Finding.ts';
import { judgeContent } from './judgeContent.ts';
import { judgeHeaders } from './judgeHeaders.ts';
import { judgeScripts } from './judgeScripts.ts';
import { lookAt } from './lookAt.ts';
import type { Look } from './lookAt.ts';
import { plainAddress } from './plain.ts';
import { RULES } from './RULES.ts';
import type { VerifyOptions } from './VerifyOptions.ts';

/** A finding; `why` and `remedy` only where it is a note or a fault. */
export interface Result extends Finding {
  readonly why?: string;
  readonly remedy?: string;
}

export interface Report {
  /** The page's address, without its query. */
  readonly page: string;
  /** When it was looked at, ISO 8601. */
  readonly at: string;
  /** Whether a browser looked at it too. */
  readonly hasBrowser: boolean;
  readonly faults: number;
  readonly notes: number;
  readonly results: readonly Result[];
}

/** Fetches the page and compares it with the baseline. Never rejects for what is answered. */
export async function verifyPage(options: VerifyOptions, baseline: Baseline): Promise<Report> {
  const look = await lookAt(options);
  const findings = look.kind === 'failure' ? look.findings : await judge(look, baseline, options);
  const count = (wanted: Verdict): number => findings.filter(({ verdict }) => verdict === wanted).length;
  return {
    page: plainAddress(options.url),
    at: new Date().toISOString(),
    hasBrowser: look.kind === 'page' && look.hasBrowser,
    faults: count('fault'),
    notes: count('note'),
    results: findings.map((finding) =>
      finding.verdict === 'ok' ? finding : { ...finding, ...RULES[finding.rule] },
    ),
  };
}

async function judge(look: Look, baseline: Baseline, options: VerifyOptions): Promise<readonly Finding[]> {
  const { url, content, headers, findings, redirects } = look;
  return [
    ok('page', 'The page answers with HTML'),
    ...(redirects > 0 ? [note('redirect', `The page leads on to ${plainAddress(url)}`)] : []),
    ...judgeEncoding(headers, content.charset),
    ...findings,
    ...(await judgeScripts(baseline, look, options)),
    ...judgeContent(content, baseline, url),
    ...judgeHeaders(baseline.headers, headers),
  ];
}

function judgeEncoding(headers: Headers, charset: string | null): Finding[] {
  if (/charset/i.test(headers.get('Content-Type') ?? '')) return [];
  if (charset === null) return [fault('encoding', 'The page does not say in which encoding it is')];
  return /^utf-?8$/i.test(charset.trim()) ? [] : [fault('encoding', 'The page says that it is not in UTF-8')];
}
