// Figures as the annex of a case file prints them.
import type { Figure, FigureCheck } from '../../../shared/contract/figures.ts';
import type { QueryContext } from '../../app/context.ts';
import { atOnce } from '../../app/slices.ts';
import { checkFigures, listFigures } from '../figures/queries.ts';
import { readable } from '../sections/blocks/decimals.ts';
import { describeFields } from '../trade/totals/fields.ts';
import type { FigureData } from './dossier-case.ts';
import { handlingMark } from './rules.ts';

/** Rows of a table that are printed; all of them are in the receipt. */
const MOST_ROWS = 60;

const HOW: Readonly<Record<string, string>> = {
  count: 'Records',
  sum: 'Sum',
  min: 'Smallest',
  max: 'Largest',
};

/** Every figure, and whether it still holds. */
export function figuresData(context: QueryContext): FigureData[] {
  const figures = listFigures(context.db);
  if (figures.length === 0) return [];
  const { fields } = describeFields(context);
  const label = (field: string) => fields.find(({ id }) => id === field)?.label ?? field;
  const checks = checksOf(context, figures);
  return figures.map(figure => figureData(figure, label, checks.get(figure.id)?.differences ?? []));
}

/** Whether figures still hold, by id. */
export const checksOf = (
  context: QueryContext,
  figures: readonly Pick<Figure, 'id'>[],
): ReadonlyMap<string, FigureCheck> =>
  new Map(figures.length === 0 ? [] : atOnce(checkFigures(context, {})).map(check => [check.id, check]));

function figureData(
  { query, result, ...figure }: Figure,
  label: (field: string) => string,
  differences: readonly string[],
): FigureData {
  const names = [...query.groupBy, ...query.measures];
  return {
    number: figure.number,
    title: figure.title,
    words: figure.words,
    note: figure.note,
    handling: handlingMark(figure.handling),
    columns: names.map(name => columnName(name, label)),
    rows: figureRows(query, result.slice(0, MOST_ROWS)),
    moreRows: Math.max(0, result.length - MOST_ROWS),
    query: figure.sql,
    records: figure.records,
    repetitions: figure.repetitions,
    sha256: figure.rowsSha256,
    sources: figure.sources.map(({ file, ...rest }) => ({ document: file, ...rest })),
    lists: figure.lists,
    made: figure.createdAt,
    author: figure.author,
    citedIn: figure.citations.map(({ number }) => number),
    differences,
  };
}

/** Cells of a figure: groups as they are, measures with their thousands divided, each column to the same digit. */
function figureRows({ groupBy, measures }: Figure['query'], result: Figure['result']): string[][] {
  const column = (name: string) => result.map(row => String(row[name] ?? ''));
  const columns = [
    ...groupBy.map(column),
    ...measures.map(name => readable(column(name), /usd/i.test(name) ? 2 : 0)),
  ];
  return result.map((_, at) => columns.map(cells => cells[at] ?? ''));
}

function columnName(name: string, label: (field: string) => string): string {
  const [how = '', field] = name.split(':');
  if (field === undefined) return HOW[how] ?? label(how);
  return `${HOW[how]}: ${label(field)}`;
}
