// Room is left for the name of an index: the database cuts off what is longer than 63.
const TABLE = /^([a-z_][a-z0-9_]{0,49}\.)?[a-z_][a-z0-9_]{0,49}$/;

/**
 * A table's name, with or without its schema's, as it stands in SQL.
 *
 * @throws TypeError for anything but one or two names of at most 50 lower-case letters, digits and underscores
 */
export function quoteTable(table: string): string {
  if (!TABLE.test(table)) {
    throw new TypeError(
      'table must be a name such as clink_idempotency or shop.clink_idempotency: at most 50 of a-z, 0-9 and _.',
    );
  }
  return `"${table.replace('.', '"."')}"`;
}
