// Bates numbers: one for each sheet of an exhibit. What was given out once means the same sheet for ever.
import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';
import type { BatesRange, ExhibitData, SheetData } from './dossier-exhibits.ts';

/** A number and the sheet that it stands on. */
export interface BatesNumber {
  readonly number: number;
  readonly label: string;
  readonly documentId: string;
  /** What of the document: `page:3`, `text:1:0-1500`, `rows:1-4`. */
  readonly sheet: string;
}

/** Exhibits with the number of each sheet, and the numbers that no export has given out yet. */
export interface Numbered {
  readonly exhibits: readonly ExhibitData[];
  readonly range: BatesRange | null;
  readonly fresh: readonly BatesNumber[];
}

const DIGITS = 6;
const LONGEST_PREFIX = 24;

/** Numbers the sheets of exhibits: those that were numbered keep what they have, others go on after the last. */
export function numbered(
  db: ReadableDb,
  reference: string,
  exhibits: readonly { readonly documentId: string; readonly exhibit: ExhibitData }[],
): Numbered {
  const issued = db.all<BatesNumber>(
    sql`SELECT number, label, documentId, sheet FROM bates_number ORDER BY number`,
  );
  const known = new Map(issued.map(each => [placeOf(each), each]));
  const prefix = prefixInUse(issued) ?? prefixOf(reference);
  const fresh: BatesNumber[] = [];
  const numberOf = (documentId: string, sheet: string): BatesNumber => {
    const place = placeOf({ documentId, sheet });
    const found = known.get(place);
    if (found) return found;
    const number = (fresh.at(-1)?.number ?? issued.at(-1)?.number ?? 0) + 1;
    const made = { number, label: `${prefix}-${String(number).padStart(DIGITS, '0')}`, documentId, sheet };
    fresh.push(made);
    known.set(place, made);
    return made;
  };
  const all: BatesNumber[] = [];
  const done = exhibits.map(({ documentId, exhibit }) => {
    const numbers = exhibit.sheets.map(({ key }) => numberOf(documentId, key));
    all.push(...numbers);
    const sheets: SheetData[] = exhibit.sheets.map((sheet, index) => ({
      ...sheet,
      bates: numbers[index]?.label ?? '',
    }));
    return { ...exhibit, sheets, bates: rangeOf(numbers) };
  });
  return { exhibits: done, range: rangeOf(all), fresh };
}

const placeOf = ({ documentId, sheet }: Pick<BatesNumber, 'documentId' | 'sheet'>): string =>
  `${documentId} ${sheet}`;

function rangeOf(numbers: readonly BatesNumber[]): BatesRange | null {
  const sorted = numbers.toSorted((left, right) => left.number - right.number);
  const [first] = sorted;
  const last = sorted.at(-1);
  return first && last ? { first: first.label, last: last.label, sheets: sorted.length } : null;
}

/** The prefix of what was given out stays, whatever the reference becomes: one case, one row of numbers. */
function prefixInUse([first]: readonly BatesNumber[]): string | undefined {
  return first?.label.slice(0, first.label.lastIndexOf('-'));
}

/** Letters and digits of the reference, in capitals; `CASE` when it has none. */
export function prefixOf(reference: string): string {
  const words = reference
    .normalize('NFC')
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '');
  const short = [...words].slice(0, LONGEST_PREFIX).join('').replace(/-+$/, '');
  return short === '' ? 'CASE' : short;
}

/** The range in words: `CASE-000001 to CASE-000012`. */
export const rangeWords = (range: BatesRange | null): string =>
  range === null ? '' : range.first === range.last ? range.first : `${range.first} to ${range.last}`;
