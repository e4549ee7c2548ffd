// What blocks are put together from.
import type { BlockRow, Cell, FilledBlock } from '../../../../shared/contract/sections.ts';
import type { DocumentId } from '../../../../shared/kernel/ids.ts';
import type { BlockSettings } from '../../../../shared/sections/tree.ts';
import type { QueryContext } from '../../../app/context.ts';
import type { Material } from '../../case-file/assemble.ts';
import { readable, sumOf } from './decimals.ts';

/** Rows of a table that are printed unless its settings say otherwise. */
const MOST_ROWS = 60;

/** What a block is filled from. */
export interface Filling {
  readonly context: QueryContext;
  readonly material: Material;
  readonly settings: BlockSettings;
  /** Codes of the regimes that the template rests on; none for every regime. */
  readonly law: readonly string[];
}

/** What a block says, without its name. */
export type Filled = Omit<FilledBlock, 'block' | 'title'>;
type Table = FilledBlock['tables'][number];

/** Words as a cell. */
export const words = (text: string): Cell => (text === '' ? [] : [{ text }]);

/** Citations as a cell, divided by blanks. */
export const cites = (refs: readonly string[]): Cell =>
  refs.flatMap((cite, index) => (index === 0 ? [{ cite }] : [{ text: ' ' }, { cite }]));

/** Citations of evidence as a cell. */
export const evidenceCites = (numbers: readonly number[]): Cell => cites(numbers.map(number => `E${number}`));

/** A row, and what it was drawn from. */
export const row = (
  cells: readonly Cell[],
  from: { readonly evidence?: readonly number[]; readonly documents?: readonly DocumentId[] } = {},
): BlockRow => ({
  cells: [...cells],
  evidence: [...(from.evidence ?? [])],
  documents: [...(from.documents ?? [])],
});

/** A column of amounts as cells, with their sum last: thousands divided, all to the same digit. */
export function amountCells(amounts: readonly string[], least = 0): Cell[] {
  return readable([...amounts, sumOf(amounts)], least).map(words);
}

/** A table: as many rows as the settings allow, and how many are left. A column that begins with `>` is set to the right. */
export function table(
  { settings }: Pick<Filling, 'settings'>,
  columns: readonly string[],
  rows: readonly BlockRow[],
  title = '',
): Table {
  const most = settings.most ?? MOST_ROWS;
  return {
    title,
    columns: columns.map(name =>
      name.startsWith('>') ? { title: name.slice(1), right: true } : { title: name },
    ),
    rows: rows.slice(0, most),
    more: Math.max(0, rows.length - most),
  };
}

/** A block of one table, or of none where there are no rows. */
export const oneTable = (made: Table, empty: string, notes: readonly string[] = []): Filled =>
  made.rows.length === 0
    ? { tables: [], notes: [], empty }
    : { tables: [made], notes: [...notes], empty: '' };

/** `1 claim`, `2 claims`. */
export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;
