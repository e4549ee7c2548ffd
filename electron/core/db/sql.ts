import type { SqlValue } from '../ports/sql-engine.ts';

/** A statement with its values apart, so that nothing from outside is ever part of the text. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

type Part = SqlValue | boolean | undefined | Sql;

const isSql = (part: Part): part is Sql =>
  typeof part === 'object' && part !== null && !(part instanceof Uint8Array);

/** Builds a statement; values become parameters, nested statements become part of the text. undefined is NULL. */
export function sql(strings: TemplateStringsArray, ...parts: readonly Part[]): Sql {
  let text = strings[0] ?? '';
  const values: SqlValue[] = [];
  parts.forEach((part, index) => {
    if (isSql(part)) {
      text += part.text;
      values.push(...part.values);
    } else {
      text += '?';
      values.push(typeof part === 'boolean' ? Number(part) : (part ?? null));
    }
    text += strings[index + 1] ?? '';
  });
  return { text, values };
}

/** A table or column name as part of a statement. Throws on anything but letters, digits and underscores. */
export function identifier(name: string): Sql {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new Error('not an identifier');
  return { text: name, values: [] };
}

/** Joins statements with a separator: `join([sql`a = ${1}`, sql`b = ${2}`], ' AND ')`. */
export function join(parts: readonly Sql[], separator: string): Sql {
  return { text: parts.map(part => part.text).join(separator), values: parts.flatMap(part => part.values) };
}

/** A list of values for `IN (…)`. An empty list matches nothing. */
export function list(values: readonly SqlValue[]): Sql {
  return { text: values.length === 0 ? 'NULL' : values.map(() => '?').join(', '), values };
}

/** All conditions together, or `1` when there are none. undefined ones are left out. */
export function where(...conditions: readonly (Sql | undefined)[]): Sql {
  const given = conditions.filter(condition => condition !== undefined);
  return given.length === 0 ? sql`1` : join(given, ' AND ');
}
