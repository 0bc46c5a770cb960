import { isRecord } from '../../protocol/isRecord.ts';
import { readOwn } from '../../protocol/readOwn.ts';
import { UsageError } from '../Command.ts';
import { INLINE } from './Baseline.ts';
import type { Baseline, BaselineScript } from './Baseline.ts';

const HASHES = /^\s*sha(?:256|384|512)-[\w+/-]+={0,2}(?:\s+sha(?:256|384|512)-[\w+/-]+={0,2})*\s*$/;

/** @throws UsageError for a text that is no baseline; it repeats no value */
export function readBaseline(text: string): Baseline {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UsageError('The baseline is no JSON.');
  }
  const scripts = readOwn(json, 'scripts');
  const headers = readOwn(json, 'headers');
  if (!Array.isArray(scripts) || !isRecord(headers)) {
    throw new UsageError(
      'The baseline must be { "scripts": [...], "headers": {...} }, as scriptInventory() and securityHeaders() make it.',
    );
  }
  return { scripts: scripts.map(readScript), headers: readHeaders(headers) };
}

function readScript(value: unknown, index: number): BaselineScript {
  const [url, purpose, integrity, addedBy = 'page'] = ['url', 'purpose', 'integrity', 'addedBy'].map((name) =>
    readOwn(value, name),
  );
  const where = `Script ${index + 1} of the baseline`;
  if (typeof url !== 'string' || url === '') throw new UsageError(`${where} has no url.`);
  if (typeof purpose !== 'string') throw new UsageError(`${where} has no purpose.`);
  if (addedBy !== 'page' && addedBy !== 'react-clink-checkout') {
    throw new UsageError(`${where}: addedBy must be "page" or "react-clink-checkout".`);
  }
  if (integrity !== undefined && (typeof integrity !== 'string' || !HASHES.test(integrity))) {
    throw new UsageError(`${where}: integrity must be hashes such as sha384-…, and is something else.`);
  }
  const isBound = integrity !== undefined;
  if (readOwn(value, 'assurance') !== (isBound ? 'integrity' : 'address')) {
    throw new UsageError(
      `${where}: assurance must be "integrity" where there is a hash, and "address" where there is none.`,
    );
  }
  if (url === INLINE && !isBound) throw new UsageError(`${where} is inline, and has no integrity.`);
  return { url, purpose, integrity, addedBy, assurance: isBound ? 'integrity' : 'address' };
}

function readHeaders(headers: Readonly<Record<string, unknown>>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]): [string, string] => {
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || typeof value !== 'string') {
      throw new UsageError('The headers of the baseline must be names with texts.');
    }
    return [name, value];
  });
  return Object.fromEntries(entries);
}
