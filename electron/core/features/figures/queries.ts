import type { Figure, FigureCheck, FigureRows } from '../../../shared/contract/figures.ts';
import { FigureQuery } from '../../../shared/contract/figures.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { QueryContext } from '../../app/context.ts';
import type { Sliced } from '../../app/slices.ts';
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { ProjectFile } from '../../ports/project-file.ts';
import { recordAt } from '../trade/records.ts';
import { placeOf, tradeData, tradeDataSliced } from '../trade/store/data.ts';
import { fieldsOf } from '../trade/totals/fields.ts';
import { receiptOf } from './receipt.ts';
import { byRow, unpackList } from './row-list.ts';

type FigureRow = Omit<Figure, 'query' | 'result' | 'sources' | 'lists' | 'citations'> & {
  readonly query: string;
  readonly result: string;
  readonly sources: string;
  readonly lists: string;
};

/** Figures by number. */
export const listFigures = (db: ReadableDb): Figure[] =>
  db
    .all<FigureRow>(
      sql`SELECT id, number, title, note, shape, handling, query, words, sql, result, records, repetitions, rowsSha256, sources,
        lists, createdAt, author FROM figure ORDER BY number`,
    )
    .map(row => figureOf(db, row));

function figureOf(db: ReadableDb, row: FigureRow): Figure {
  return {
    ...row,
    query: FigureQuery.parse(JSON.parse(row.query)),
    result: JSON.parse(row.result) as FigureRows,
    sources: JSON.parse(row.sources) as Figure['sources'],
    lists: JSON.parse(row.lists) as Figure['lists'],
    citations: db.all<Figure['citations'][number]>(
      sql`SELECT figure_citation.id, claimId, claim.number, role, figure_citation.note, claim.text
        FROM figure_citation JOIN claim ON claim.id = claimId WHERE figureId = ${row.id} ORDER BY claim.number`,
    ),
  };
}

/** One figure. Refuses an unknown id. */
export function getFigure(db: ReadableDb, id: string): Figure {
  return (
    listFigures(db).find(figure => figure.id === id) ?? refuse({ code: 'not-found', what: 'figure', id })
  );
}

/** What a figure was when it was counted again last, and over what. */
interface Checked {
  readonly about: string;
  readonly check: FigureCheck;
}

const checked = new WeakMap<ProjectFile, Map<string, Checked>>();

/** Whether figures still hold. A figure is counted again only when records or lists that it can rest on are others. */
export function* checkFigures(
  context: QueryContext,
  { id }: Input<'figures.check'>,
): Sliced<Output<'figures.check'>> {
  const figures = id === undefined ? listFigures(context.db) : [getFigure(context.db, id)];
  const { versions, lists } = yield* tradeDataSliced(context);
  const known = checked.get(context.file) ?? new Map<string, Checked>();
  checked.set(context.file, known);
  const checks: FigureCheck[] = [];
  for (const figure of figures) {
    const { sets, duplicates } = figure.query;
    // What another table repeats is left out of a figure that leaves repetitions out.
    const touching = [...versions].filter(
      ([set]) => duplicates === 'exclude' || !sets || sets.some(id => id === set),
    );
    const about = JSON.stringify([touching, lists]);
    const before = known.get(figure.id);
    const check = before?.about === about ? before.check : yield* checkFigure(context, figure);
    known.set(figure.id, { about, check });
    checks.push(check);
  }
  return checks;
}

function* checkFigure(context: QueryContext, figure: Figure): Sliced<FigureCheck> {
  const { result, records, rows, rowsSha256, lists } = yield* receiptOf(context, figure.query);
  const before = byRow(rowsOf(context, figure.id));
  const now = byRow(rows);
  const count = (from: ReadonlyMap<string, number>, test: (row: string, hash: number) => boolean) =>
    [...from].filter(([row, hash]) => test(row, hash)).length;
  const added = count(now, row => !before.has(row));
  const removed = count(before, row => !now.has(row));
  const changed = count(now, (row, hash) => before.has(row) && before.get(row) !== hash);
  const listNames = differentLists(figure.lists, lists);
  const isSame = JSON.stringify(result) === JSON.stringify(figure.result) && rowsSha256 === figure.rowsSha256;
  const differences = [
    ...numbersApart(figure, result),
    ...(records === figure.records ? [] : [`Records: ${figure.records} then, ${records} now.`]),
    ...(added > 0 ? [`${added} ${added === 1 ? 'record has' : 'records have'} come.`] : []),
    ...(removed > 0 ? [`${removed} ${removed === 1 ? 'record has' : 'records have'} gone.`] : []),
    ...(changed > 0 ? [`${changed} ${changed === 1 ? 'record has' : 'records have'} changed.`] : []),
    ...listNames.map(name => `“${name}” is another version now.`),
  ];
  const state = isSame && differences.length === 0 ? 'current' : 'stale';
  return { id: figure.id, state, differences, now: result, recordsNow: records, added, removed, changed };
}

const differentLists = (before: Figure['lists'], now: Figure['lists']): string[] =>
  now
    .filter(({ name, sha256 }) => before.some(each => each.name === name && each.sha256 !== sha256))
    .map(({ name }) => name);

const MOST_TOLD = 10;

/** Groups whose numbers are others now, in words. */
function numbersApart({ query, result }: Figure, now: FigureRows): string[] {
  const nameOf = (row: FigureRows[number]) =>
    query.groupBy.map(field => String(row[field] || 'empty')).join(', ');
  const before = new Map(result.map(row => [nameOf(row), row]));
  const after = new Map(now.map(row => [nameOf(row), row]));
  const apart = [...new Set([...before.keys(), ...after.keys()])].flatMap(name =>
    query.measures.flatMap(measure => {
      const [then, today] = [before.get(name)?.[measure], after.get(name)?.[measure]];
      const of = name === '' ? '' : ` of ${name}`;
      return then === today ? [] : [`${measure}${of}: ${then ?? 'none'} then, ${today ?? 'none'} now.`];
    }),
  );
  const more = apart.length - MOST_TOLD;
  return more > 0 ? [...apart.slice(0, MOST_TOLD), `${more} more numbers are others.`] : apart;
}

function rowsOf({ db, ports }: QueryContext, id: string): ReturnType<typeof unpackList> {
  const row = db.one<{ rows: string }>(sql`SELECT rows FROM figure WHERE id = ${id}`);
  return unpackList(row?.rows ?? refuse({ code: 'not-found', what: 'figure', id }), ports.crypto);
}

/** Records behind a figure, as they are now. */
export function figureRows(
  context: QueryContext,
  { id, from, count }: Input<'figures.rows'>,
): Output<'figures.rows'> {
  const data = tradeData(context);
  const fields = fieldsOf(context);
  const all = rowsOf(context, id).sets.flatMap(([setId, rows]) => rows.map(row => ({ setId, row })));
  const wanted = all.slice(from - 1, from - 1 + count);
  const places = wanted.map(({ setId, row }) => placeOf(data, setId, row));
  const there = places.filter(place => place >= 0);
  return {
    total: all.length,
    gone: places.length - there.length,
    rows: there.map(place => recordAt(context, data, place, fields)),
  };
}
