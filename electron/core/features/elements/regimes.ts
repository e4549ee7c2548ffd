// Regimes in a project: their definition is copied, so that a later file changes nothing by itself.
import { ElementDefinition, type RegimeFile, type RegimeSummary } from '../../../shared/contract/elements.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { ActionContext, JobContext, QueryContext } from '../../app/context.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { ElementRow } from './answers.ts';
import { shippedRegimes } from './regime-file.ts';

/** A regime as it is stored: `definition` is its file without the elements, `pursued` the codes of prongs. */
export interface RegimeRow {
  readonly id: Output<'regimes.use'>['id'];
  readonly code: string;
  readonly version: string;
  readonly origin: 'shipped' | 'own';
  readonly definition: string;
  readonly pursued: string;
}

/** Regimes of a project in the order in which they were taken. */
export const regimeRows = (db: ReadableDb): RegimeRow[] =>
  db.all<RegimeRow>(sql`SELECT * FROM regime ORDER BY addedAt, rowid`);

/** One regime. Refuses an unknown id. */
export const regimeRow = (db: ReadableDb, id: string): RegimeRow =>
  db.one<RegimeRow>(sql`SELECT * FROM regime WHERE id = ${id}`) ??
  refuse({ code: 'not-found', what: 'regime', id });

/** Elements of a regime in order, removed ones last. */
export const elementsOf = (db: ReadableDb, regimeId: string): ElementRow[] =>
  db.all<ElementRow>(sql`SELECT * FROM element WHERE regimeId = ${regimeId} ORDER BY removed, position`);

/** A stored regime as its file had it. */
export function fileOf(db: ReadableDb, row: RegimeRow): RegimeFile {
  const head = JSON.parse(row.definition) as Omit<RegimeFile, 'elements'>;
  const elements = elementsOf(db, row.id)
    .filter(({ removed }) => removed === 0)
    .map(({ definition }) => ElementDefinition.parse(JSON.parse(definition)));
  return { ...head, elements };
}

/** Shipped regimes and those of the project: first those that it uses, in the order in which they were taken. */
export function listRegimes({ db, ports }: QueryContext): RegimeSummary[] {
  const used = new Map(regimeRows(db).map(row => [row.code, row]));
  const shipped = [...shippedRegimes(ports.resources).values()].map(file => {
    const row = used.get(file.code);
    const other = row !== undefined && row.version !== file.version;
    return {
      ...summary(file, 'shipped'),
      ...(row && { id: row.id }),
      ...(other && { usedVersion: row.version }),
    };
  });
  const own = [...used.values()]
    .filter(({ code }) => !shippedRegimes(ports.resources).has(code))
    .map(row => ({ ...summary(fileOf(db, row), row.origin), id: row.id }));
  const taken = [...used.keys()];
  const place = ({ code }: RegimeSummary): number => (used.has(code) ? taken.indexOf(code) : taken.length);
  return [...shipped, ...own].sort((one, other) => place(one) - place(other));
}

function summary(file: RegimeFile, origin: RegimeSummary['origin']): RegimeSummary {
  const { code, title, authority, version, checked, elements, prongs } = file;
  const toVerify = [...elements, ...prongs].filter(({ verify }) => verify !== undefined).length;
  return { code, title, authority, version, checked, origin, toVerify, elements: elements.length };
}

/** One regime as its file has it. */
export function getRegime({ db, ports }: QueryContext, code: string): RegimeFile {
  const row = regimeRows(db).find(each => each.code === code);
  if (row) return fileOf(db, row);
  return shippedRegimes(ports.resources).get(code) ?? refuse({ code: 'not-found', what: 'regime', id: code });
}

/** A regime as a file for the shell to deliver. */
export async function exportRegime(
  context: JobContext,
  { code }: { code: string },
): Promise<Output<'regimes.export'>> {
  const bytes = new TextEncoder().encode(`${JSON.stringify(getRegime(context, code), null, 2)}\n`);
  return { ref: context.offer(bytes, 'application/json'), fileName: `${code}.json`, bytes: bytes.length };
}

/** Takes a shipped regime, or its newer version. */
export function useRegime(context: ActionContext, { code }: Input<'regimes.use'>): Output<'regimes.use'> {
  const file = shippedRegimes(context.ports.resources).get(code);
  if (!file) refuse({ code: 'not-found', what: 'regime', id: code });
  return takeRegime(context, file, 'shipped');
}

/** Puts a regime into the project, or in place of the version there. Elements that are gone but needed are kept. */
export function takeRegime(
  context: ActionContext,
  file: RegimeFile,
  origin: RegimeRow['origin'],
): Output<'regimes.use'> {
  const { db, work } = context;
  const before = regimeRows(db).find(row => row.code === file.code);
  const { elements, ...head } = file;
  const id = before?.id ?? newRegime(context, file, origin);
  if (before) {
    const left = (JSON.parse(before.pursued) as string[]).filter(code =>
      file.prongs.some(prong => prong.code === code),
    );
    work.update('regime', id, {
      version: file.version,
      definition: JSON.stringify(head),
      pursued: JSON.stringify(left),
    });
  }
  const counts = { added: 0, changed: 0 };
  const there = new Map(elementsOf(db, id).map(row => [row.code, row]));
  for (const [position, definition] of elements.entries()) {
    const row = there.get(definition.code);
    const next = { position, definition: JSON.stringify(definition), removed: 0 };
    if (!row) {
      work.insert('element', { id: context.newId('elm'), regimeId: id, code: definition.code, ...next });
      counts.added++;
      continue;
    }
    if (row.definition !== next.definition || row.removed !== 0) counts.changed++;
    work.update('element', row.id, next);
  }
  const kept = takeAway(
    context,
    [...there.values()].filter(row => !elements.some(({ code }) => code === row.code)),
  );
  const keeping = kept.length === 0 ? '' : `; kept ${kept.join(', ')}, which the file no longer has`;
  work.say(
    `${before ? 'Took version' : 'Took regime'} ${before ? `${file.version} of ` : ''}“${file.title}”${keeping}`,
  );
  return { id, ...counts, kept };
}

function newRegime(
  { work, newId, at, author }: ActionContext,
  file: RegimeFile,
  origin: RegimeRow['origin'],
): RegimeRow['id'] {
  const id = newId('rgm') as RegimeRow['id'];
  const { elements: _elements, ...head } = file;
  work.insert('regime', {
    id,
    code: file.code,
    version: file.version,
    origin,
    definition: JSON.stringify(head),
    pursued: '[]',
    addedAt: at,
    author,
  });
  return id;
}

/** Removes elements that nothing rests on; marks and names the others. */
function takeAway({ db, work }: ActionContext, rows: readonly ElementRow[]): string[] {
  const kept: string[] = [];
  for (const row of rows) {
    const uses = usesOfElement(db, row.id);
    if (uses.length === 0) work.remove('element', row.id);
    else {
      work.update('element', row.id, { removed: 1 });
      kept.push(`${row.code} (${uses.join(', ')})`);
    }
  }
  return kept;
}

/** What rests on an element, for people. */
function usesOfElement(db: ReadableDb, id: string): string[] {
  const claims = db.all<{ number: number }>(
    sql`SELECT claim.number FROM answer JOIN claim ON claim.id = answer.claimId WHERE answer.elementId = ${id} ORDER BY claim.number`,
  );
  const tasks = db.all(sql`SELECT id FROM gap_task WHERE elementId = ${id}`).length;
  const searches = db.all(
    sql`SELECT id FROM search_citation WHERE targetKind = 'element' AND targetId = ${id}`,
  ).length;
  return [
    ...claims.map(({ number }) => `C${number}`),
    ...(tasks > 0 ? [tasks === 1 ? 'a task' : `${tasks} tasks`] : []),
    ...(searches > 0 ? [searches === 1 ? 'a search' : `${searches} searches`] : []),
  ];
}

/** Chooses the prongs that are pursued. */
export function pursue(
  { db, work }: ActionContext,
  { id, prongs }: Input<'regimes.pursue'>,
): Output<'regimes.pursue'> {
  const row = regimeRow(db, id);
  const known = fileOf(db, row).prongs.map(({ code }) => code);
  const unknown = prongs.find(code => !known.includes(code));
  if (unknown !== undefined)
    refuse({
      code: 'not-allowed',
      what: `There is no prong “${unknown}” in ${row.code}.`,
      next:
        known.length === 0
          ? 'It has none: all its elements are needed.'
          : `Choose among ${known.join(', ')}.`,
    });
  const chosen = known.filter(code => prongs.includes(code));
  work.update('regime', id, { pursued: JSON.stringify(chosen) });
  work.say(
    chosen.length === 0
      ? `Pursues every prong of ${row.code}`
      : `Pursues ${chosen.length === 1 ? 'prong' : 'prongs'} ${chosen.join(', ')} of ${row.code}`,
  );
  return { id, prongs: chosen };
}

/** Takes a regime out. Refuses while something rests on its elements. */
export function removeRegime(
  { db, work }: ActionContext,
  { id }: Input<'regimes.remove'>,
): Output<'regimes.remove'> {
  const row = regimeRow(db, id);
  const elements = elementsOf(db, id);
  const places = elements.flatMap(element => {
    const uses = usesOfElement(db, element.id);
    return uses.length === 0 ? [] : [`${element.code}: ${uses.join(', ')}`];
  });
  const { title } = JSON.parse(row.definition) as RegimeFile;
  if (places.length > 0) refuse({ code: 'still-cited', what: `“${title}”`, places });
  for (const element of elements) work.remove('element', element.id);
  work.remove('regime', id);
  work.say(`Took regime “${title}” out`);
  return { id };
}
