import { holdsSecret } from '../../protocol/environment.ts';

/** Names of fields for a report: those that are plain words. A value may stand where a name should. */
export function namesOf(fields: readonly string[]): string {
  const plain = fields.filter((field) => /^[A-Za-z][\w.-]{0,39}$/.test(field) && !holdsSecret(field));
  const others = fields.length - plain.length;
  return [...plain, ...(others > 0 ? [`${others} whose name is no plain word`] : [])].join(', ');
}
