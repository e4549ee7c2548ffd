// What is wrong with a JSON file that a person wrote, told by its lines.
import type { z } from 'zod';
import type { JsonRead } from './json-lines.ts';
import { readJson } from './json-lines.ts';

/** One fault of a file, at its place counted from 1. */
interface Fault {
  readonly line: number;
  readonly column: number;
  readonly what: string;
}

/** A JSON file that fits its schema, with the places of its values; or everything that is wrong with it. */
export type JsonFile<T> =
  | { readonly ok: true; readonly value: T; readonly placeOf: Extract<JsonRead, { ok: true }>['placeOf'] }
  | { readonly ok: false; readonly faults: Fault[] };

/** Reads JSON by a schema. `whatIs` names the part of the file that a path leads to: `element 2`. */
export function readJsonFile<T>(
  text: string,
  schema: z.ZodType<T>,
  whatIs: (path: readonly PropertyKey[]) => string,
): JsonFile<T> {
  const json = readJson(text);
  if (!json.ok)
    return { ok: false, faults: [{ ...json.at, what: sentence(`this is not JSON: ${json.what}`) }] };
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return { ok: true, value: parsed.data, placeOf: json.placeOf };
  return {
    ok: false,
    faults: parsed.error.issues
      .flatMap(issue =>
        faultsOf(issue, json.value, whatIs).map(({ path, what }) => ({ ...json.placeOf(path), what })),
      )
      .sort((left, right) => left.line - right.line || left.column - right.column),
  };
}

function faultsOf(
  issue: z.core.$ZodIssue,
  whole: unknown,
  whatIs: (path: readonly PropertyKey[]) => string,
): { readonly path: readonly PropertyKey[]; readonly what: string }[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({
      path: [...path, key],
      what: `“${key}” is no field of ${whatIs(path)}; take it away, or mend its name.`,
    }));
  const name = path.length === 0 ? 'the file' : `“${String(path.at(-1))}”`;
  if (issue.code === 'invalid_type') {
    const value = valueAt(whole, path);
    if (value === undefined && path.length > 0)
      return [
        { path: path.slice(0, -1), what: `${name} is missing in ${whatIs(path.slice(0, -1))}; add it.` },
      ];
    const wanted = KINDS[issue.expected] ?? issue.expected;
    return [{ path, what: `${name} must be ${wanted}, and is ${shown(value)}.` }];
  }
  if (issue.code === 'invalid_value')
    return [
      { path, what: `${name} must be ${issue.values.map(value => JSON.stringify(value)).join(' or ')}.` },
    ];
  if (issue.code === 'too_small' && issue.origin === 'string')
    return [{ path, what: `${name} is empty; say something.` }];
  return [{ path, what: `${name}${outOfBounds(issue, valueAt(whole, path))}` }];
}

/** What is wrong with a value of the right kind. */
function outOfBounds(issue: z.core.$ZodIssue, value: unknown): string {
  if (issue.code === 'invalid_format' && issue.format === 'date')
    return ` must be a day of the calendar, as 2026-03-14, and is ${shown(value)}.`;
  const items = 'origin' in issue && issue.origin === 'array' ? 'entries' : 'characters';
  const isList = items === 'entries' || ('origin' in issue && issue.origin === 'string');
  if (issue.code === 'too_small' && isList)
    return ` needs ${issue.minimum} or more ${items}; add what is missing.`;
  if (issue.code === 'too_big' && isList) return ` has more than ${issue.maximum} ${items}; shorten it.`;
  return sentence(`: ${issue.message}`);
}

/** What a value must be, as people write it into a file. */
const KINDS: Readonly<Record<string, string>> = {
  number: 'a number',
  string: 'words in quotation marks',
  boolean: 'true or false',
  array: 'a list: [ … ]',
  object: 'a group: { … }',
};
const MOST_SHOWN = 40;

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

const valueAt = (whole: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    whole,
  );

const sentence = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`);
