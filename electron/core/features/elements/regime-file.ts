// Regimes as files: those shipped in `resources/regimes`, and those that a person wrote.
import { type FileFault, RegimeFile } from '../../../shared/contract/elements.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import { readJsonFile } from '../../../shared/text/json-faults.ts';
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
  const read = readJsonFile(text, RegimeFile, whatIs);
  if (!read.ok) return read;
  const { code } = read.value;
  if (!shippedRegimes(resources).has(code)) return { ok: true, file: read.value };
  const what = `“${code}” is the code of a shipped regime; give this one a code of its own.`;
  return { ok: false, faults: [{ ...read.placeOf(['code']), what }] };
}

/** Reads a regime file, or refuses it with every fault. */
export function regimeOrRefuse(resources: Resources, name: string, text: string): RegimeFile {
  const read = readRegime(resources, text);
  return read.ok ? read.file : refuse({ code: 'bad-file', file: name, faults: read.faults });
}

const whatIs = (path: readonly PropertyKey[]): string =>
  path[0] === 'elements' && path.length > 1
    ? `element ${Number(path[1]) + 1}`
    : path[0] === 'prongs' && path.length > 1
      ? `prong ${Number(path[1]) + 1}`
      : 'the regime';
