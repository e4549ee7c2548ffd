// Regimes as files: those shipped in `resources/regimes`, and those that a person wrote.
import type { z } from 'zod';
import { type FileFault, RegimeFile } from '../../../shared/contract/elements.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import { readJson } from '../../../shared/text/json-lines.ts';
import type { Resources } from '../../ports/index.ts';

const FOLDER = 'regimes';
const shipped = new WeakMap<Resources, ReadonlyMap<string, RegimeFile>>();

/** The shipped regimes by code, in the order of their files. */
export function shippedRegimes(resources: Resources): ReadonlyMap<string, RegimeFile> {
  const before = shipped.get(resources);
  if (before) return before;
  const files = resources
    .list(FOLDER)
    .filter(name => name.endsWith('.json'))
    .map(name => RegimeFile.parse(JSON.parse(new TextDecoder().decode(resources.read(`${FOLDER}/${name}`)))));
  const made = new Map(files.map(file => [file.code, file]));
  shipped.set(resources, made);
  return made;
}

/** A regime file that was read, or everything that is wrong with it. */
export type RegimeRead =
  | { readonly ok: true; readonly file: RegimeFile }
  | { readonly ok: false; readonly faults: FileFault[] };

/** Reads a regime file that a person wrote; a code of a shipped regime is a fault, too. */
export function readRegime(resources: Resources, text: string): RegimeRead {
  const json = readJson(text);
  if (!json.ok)
    return { ok: false, faults: [{ ...json.at, what: sentence(`this is not JSON: ${json.what}`) }] };
  const parsed = RegimeFile.safeParse(json.value);
  const fault = (path: readonly PropertyKey[], what: string): FileFault => ({ ...json.placeOf(path), what });
  if (!parsed.success)
    return {
      ok: false,
      faults: parsed.error.issues
        .flatMap(issue => faultsOf(issue).map(({ path, what }) => fault(path, what)))
        .sort((left, right) => left.line - right.line || left.column - right.column),
    };
  const { code } = parsed.data;
  if (shippedRegimes(resources).has(code))
    return {
      ok: false,
      faults: [
        fault(['code'], `“${code}” is the code of a shipped regime; give this one a code of its own.`),
      ],
    };
  return { ok: true, file: parsed.data };
}

/** Reads a regime file, or refuses it with every fault. */
export function regimeOrRefuse(resources: Resources, name: string, text: string): RegimeFile {
  const read = readRegime(resources, text);
  return read.ok ? read.file : refuse({ code: 'bad-file', file: name, faults: read.faults });
}

type Issue = z.core.$ZodIssue;

function faultsOf(issue: Issue): { readonly path: readonly PropertyKey[]; readonly what: string }[] {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({
      path: [...path, key],
      what: `“${key}” is no field of ${whatIs(path)}; take it away, or mend its name.`,
    }));
  const name = path.length === 0 ? 'the file' : `“${String(path.at(-1))}”`;
  if (issue.code === 'invalid_type' && issue.input === undefined && path.length > 0)
    return [{ path: path.slice(0, -1), what: `${name} is missing in ${whatIs(path.slice(0, -1))}; add it.` }];
  if (issue.code === 'invalid_value')
    return [
      { path, what: `${name} must be ${issue.values.map(value => JSON.stringify(value)).join(' or ')}.` },
    ];
  if (issue.code === 'too_small' && issue.origin === 'string')
    return [{ path, what: `${name} is empty; say something.` }];
  return [{ path, what: sentence(`${name}: ${issue.message}`) }];
}

const whatIs = (path: readonly PropertyKey[]): string =>
  path[0] === 'elements' && path.length > 1
    ? `element ${Number(path[1]) + 1}`
    : path[0] === 'prongs' && path.length > 1
      ? `prong ${Number(path[1]) + 1}`
      : 'the regime';

const sentence = (words: string): string => (/[.!?]$/.test(words) ? words : `${words}.`);
