// What the matrix draws, worked out without drawing: its lines, its columns, and where the keys lead.
import type { ClaimStatus } from '../../../electron/shared/contract/claims.ts';
import type {
  Coverage,
  MatrixClaim,
  MatrixRegime,
  MatrixRow,
  Prong,
} from '../../../electron/shared/contract/elements.ts';
import type { ClaimId } from '../../../electron/shared/kernel/ids.ts';
import { GAPS } from './words.ts';

/** Which elements are shown. */
export type Shown = 'all' | 'gaps' | 'contested';

/** A heading of the matrix: elements that belong together, and the prong that they are of. */
export interface MatrixGroup {
  readonly kind: 'group';
  readonly key: string;
  readonly title: string;
  readonly prong: (Prong & { readonly pursued: boolean }) | null;
  readonly pursued: boolean;
  readonly rows: readonly MatrixRow[];
  readonly open: boolean;
}

/** An element of the matrix, with its answers by claim. */
export interface ElementLine {
  readonly kind: 'element';
  readonly key: string;
  readonly row: MatrixRow;
  readonly answers: ReadonlyMap<string, MatrixClaim>;
}

/** A line of the matrix, from top to bottom. */
export type MatrixLine = MatrixGroup | ElementLine;

/** A column of the matrix. */
export interface MatrixColumn {
  readonly id: ClaimId;
  readonly number: number;
  readonly text: string;
  readonly status: ClaimStatus;
  /** Whether it answers an element of this regime. */
  readonly answers: boolean;
}

/** Where the keyboard stands: on a line, and on the cell of a claim or on the line's own heading. */
export interface MatrixPlace {
  readonly line: string;
  readonly claim: ClaimId | null;
}

/** The elements in groups, in the order of the regime: what every prong needs, each prong, factors, exclusions, notes. */
export function groupsOf(regime: MatrixRegime): Omit<MatrixGroup, 'open'>[] {
  const groups = new Map<string, { title: string; prong: MatrixGroup['prong']; rows: MatrixRow[] }>();
  for (const row of regime.elements) {
    const key = keyOf(row);
    const group = groups.get(key) ?? { ...headOf(row, regime), rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  const rank = (key: string) => ORDER.indexOf(key.split(' ')[0] ?? '');
  return [...groups]
    .sort(([left], [right]) => rank(left) - rank(right))
    .map(([key, { title, prong, rows }]) => ({
      kind: 'group',
      key,
      title,
      prong,
      pursued: rows.some(({ coverage }) => coverage !== 'not-pursued'),
      rows,
    }));
}

const ORDER = ['all', 'prong', 'factor', 'exclusion', 'note', 'removed'];

function keyOf({ role, prongs, removed }: MatrixRow): string {
  if (removed) return 'removed';
  if (role === 'element') return prongs.length === 0 ? 'all' : `prong ${prongs.join(' ')}`;
  return role;
}

function headOf(row: MatrixRow, { prongs }: MatrixRegime): Pick<MatrixGroup, 'title' | 'prong'> {
  if (row.removed) return { title: 'No longer in the regime, but answered', prong: null };
  if (row.role === 'factor') return { title: 'Factors, weighed together', prong: null };
  if (row.role === 'exclusion') return { title: 'To be ruled out', prong: null };
  if (row.role === 'note') return { title: 'Needs no proof', prong: null };
  if (row.prongs.length === 0)
    return { title: prongs.length === 0 ? 'To be proved' : 'To be proved on every prong', prong: null };
  const [only] = row.prongs;
  const prong = prongs.find(({ code }) => code === only) ?? null;
  if (row.prongs.length > 1 || !prong) return { title: `Prongs ${listed(row.prongs)}`, prong: null };
  return { title: `Prong ${prong.code}: ${prong.title}`, prong };
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const wanted: Readonly<Record<Shown, (coverage: Coverage) => boolean>> = {
  all: () => true,
  gaps: coverage => GAPS.includes(coverage),
  contested: coverage => coverage === 'contested',
};

/** How many elements each choice shows. */
export const shownCount = ({ elements }: MatrixRegime, shown: Shown): number =>
  elements.filter(({ coverage }) => wanted[shown](coverage)).length;

/**
 * The lines to draw. Groups of prongs that are not pursued are closed until somebody opens them; while something narrows
 * the matrix, groups that hold what fits are open, and the others are left out.
 */
export function linesOf(
  regime: MatrixRegime,
  { shown, filter, turned }: { shown: Shown; filter: string; turned: ReadonlySet<string> },
): MatrixLine[] {
  const needle = filter.trim().toLowerCase();
  const narrowed = shown !== 'all' || needle !== '';
  return groupsOf(regime).flatMap((group): MatrixLine[] => {
    const rows = group.rows.filter(row => wanted[shown](row.coverage) && fits(row, needle));
    if (narrowed && rows.length === 0) return [];
    const open = narrowed || group.pursued !== turned.has(group.key);
    return [{ ...group, open }, ...(open ? rows.map(lineOf) : [])];
  });
}

const fits = ({ code, title, text }: MatrixRow, needle: string): boolean =>
  needle === '' || `${code} ${title} ${text}`.toLowerCase().includes(needle);

const lineOf = (row: MatrixRow): ElementLine => ({
  kind: 'element',
  key: row.id,
  row,
  answers: new Map(row.claims.map(claim => [claim.id, claim])),
});

/** The columns: claims that answer something here, by the first element that they answer; then all others by number. */
export function columnsOf(
  regime: MatrixRegime,
  others: readonly Omit<MatrixColumn, 'answers'>[],
): MatrixColumn[] {
  const columns = new Map<string, MatrixColumn>();
  for (const group of groupsOf(regime))
    for (const { claims } of group.rows)
      for (const { id, number, text, status } of claims)
        if (!columns.has(id)) columns.set(id, { id, number, text, status, answers: true });
  for (const { id, number, text, status } of others)
    if (!columns.has(id)) columns.set(id, { id, number, text, status, answers: false });
  return [...columns.values()];
}

/** Keys that move about the matrix. */
export type MatrixMove =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'first'
  | 'last'
  | 'top'
  | 'bottom'
  | 'answer'
  | 'back';

/** Where a move leads. `answer` and `back` go to the next and previous cell of the line that holds an answer. */
export function movedTo(
  lines: readonly MatrixLine[],
  columns: readonly Pick<MatrixColumn, 'id'>[],
  at: MatrixPlace | null,
  move: MatrixMove,
): MatrixPlace | null {
  const index = lines.findIndex(({ key }) => key === at?.line);
  const line = lines[index];
  if (!at || !line) return lines[0] ? { line: lines[0].key, claim: null } : null;
  const column = columns.findIndex(({ id }) => id === at.claim);
  const onLine = (to: MatrixLine | undefined): MatrixPlace =>
    to ? { line: to.key, claim: to.kind === 'group' ? null : at.claim } : at;
  const onColumn = (to: number): MatrixPlace =>
    line.kind === 'group' ? at : { ...at, claim: columns[Math.min(to, columns.length - 1)]?.id ?? null };
  const answered = (step: 1 | -1): MatrixPlace => {
    if (line.kind === 'group') return at;
    for (let to = column + step; to >= 0 && to < columns.length; to += step)
      if (line.answers.has(columns[to]?.id ?? '')) return onColumn(to);
    return step === 1 ? at : { ...at, claim: null };
  };
  switch (move) {
    case 'up':
      return onLine(lines[index - 1]);
    case 'down':
      return onLine(lines[index + 1]);
    case 'top':
      return onLine(lines[0]);
    case 'bottom':
      return onLine(lines.at(-1));
    case 'left':
      return column <= 0 ? { ...at, claim: null } : onColumn(column - 1);
    case 'right':
      return onColumn(column + 1);
    case 'first':
      return { ...at, claim: null };
    case 'last':
      return onColumn(columns.length - 1);
    case 'answer':
      return answered(1);
    case 'back':
      return answered(-1);
  }
}
