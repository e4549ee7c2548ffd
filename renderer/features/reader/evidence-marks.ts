import type { Evidence, FoundStretch, Link } from '../../../electron/shared/contract/evidence.ts';
import type { MarginNote, Mark } from '../../viewer/marks.ts';
import type { RowMark } from '../../viewer/TableViewer.tsx';
import type { TextMark } from '../../viewer/text-lines.ts';

/** Hues that claims take in turn; see the theme's `--claim-*` colours. */
const HUES = 7;

/** How a piece of evidence is coloured: after the first claim it serves, by that claim's number. */
export interface Look {
  readonly look: 'supports' | 'contradicts' | 'context' | 'plain';
  readonly fill: string;
  readonly line: string;
}

/** The number in a label like `C4`; Infinity when there is none. */
const numberOf = (label: string): number =>
  Number(/^[A-Z](\d+)$/.exec(label)?.[1] ?? Number.POSITIVE_INFINITY);

/** The claim with the lowest number that the evidence is linked to; undefined when there is none. */
export function firstClaim(evidence: Evidence): Link | undefined {
  const claims = evidence.links.filter(link => link.target.kind === 'claim');
  return claims.sort((a, b) => numberOf(a.label) - numberOf(b.label))[0];
}

/** Colours of a claim by its number; grey without one. */
export function hueOf(number: number | undefined): { readonly fill: string; readonly line: string } {
  const name = number === undefined || !Number.isFinite(number) ? 'none' : String(((number - 1) % HUES) + 1);
  return { fill: `var(--claim-${name}-fill)`, line: `var(--claim-${name}-line)` };
}

/** Colours and underline of a piece of evidence. */
export function lookOf(evidence: Evidence): Look {
  const claim = firstClaim(evidence);
  return { look: claim?.role ?? 'plain', ...hueOf(claim && numberOf(claim.label)) };
}

/** Where the words of evidence stand now: where they were found again, else where they were kept. None for lost ones. */
export function stretchesOf({ anchor, state, found }: Evidence): readonly FoundStretch[] {
  if (anchor.kind !== 'text' || state === 'lost') return [];
  return found ?? anchor.stretches;
}

/** Pages that evidence stands on, its first page first. */
export function pagesOf(item: Evidence): readonly number[] {
  const { anchor } = item;
  if (anchor.kind === 'area') return [anchor.page];
  return anchor.kind === 'text' ? (item.found ?? anchor.stretches).map(({ page }) => page) : [];
}

/** What is drawn on pages. Lost evidence is never drawn; evidence of rows is drawn by the table. */
export function pageMarks(evidence: readonly Evidence[]): Mark[] {
  return evidence.flatMap((item): Mark[] => {
    const { anchor, id } = item;
    if (item.state === 'lost' || anchor.kind === 'rows') return [];
    const look = lookOf(item);
    if (anchor.kind === 'area')
      return [{ id, page: anchor.page, shape: 'area' as const, rectangles: [anchor.rectangle], ...look }];
    return stretchesOf(item).map(({ page, rectangles }) => ({
      id,
      page,
      shape: 'words' as const,
      rectangles,
      ...look,
    }));
  });
}

/** Where each piece of evidence has its chip: beside its first line, on its first page. */
export function marginNotes(marks: readonly Mark[]): MarginNote[] {
  const seen = new Set<string>();
  return marks.flatMap(({ id, page, rectangles }) => {
    const first = rectangles[0];
    if (!first || seen.has(id)) return [];
    seen.add(id);
    return [{ id, page, y: first.y }];
  });
}

/** What is drawn in plain text. */
export function textMarks(evidence: readonly Evidence[]): TextMark[] {
  return evidence.flatMap((item): TextMark[] => {
    const look = lookOf(item);
    return stretchesOf(item).map(({ page, start, end }) => ({ id: item.id, page, start, end, ...look }));
  });
}

/** What is drawn in a table with these columns. */
export function rowMarks(evidence: readonly Evidence[], all: readonly string[]): RowMark[] {
  return evidence.flatMap(item => {
    if (item.state === 'lost' || item.anchor.kind !== 'rows') return [];
    const { rows, columns: names } = item.anchor;
    const { fill, line } = lookOf(item);
    const columns = names.length < all.length ? new Set(names) : null;
    const [first, last] = endsOf(rows);
    return [{ id: item.id, rows: new Set(rows), first, last, columns, fill, line }];
  });
}

/** The first and last of rows, however many they are: a call takes only so many arguments. */
export function endsOf(rows: readonly number[]): [first: number, last: number] {
  let [first, last] = [Number.POSITIVE_INFINITY, 0];
  for (const row of rows) {
    first = Math.min(first, row);
    last = Math.max(last, row);
  }
  return [first, last];
}
