// How the cells of one table are read: which column is which field, and what a person decided about it.
import { columnKeys, foldName } from '../../../../shared/trade/column-keys.ts';
import { Mapping } from '../../../../shared/trade/mapping.ts';
import { type DateGuess, type DateStyle, guessDates } from '../values/date.ts';
import { type DecimalMark, guessMark } from '../values/decimal.ts';
import { type Places, sharedSign } from '../values/place.ts';
import type { FieldBook, FieldKind } from './fields.ts';
import { type Guess, guessMapping, isTrade } from './guess.ts';

/** How one column is read. */
export interface PlannedColumn {
  readonly column: number;
  readonly header: string;
  readonly field: string;
  readonly kind: FieldKind;
  readonly score: number;
  readonly why: string;
  readonly mark?: DecimalMark;
  readonly style?: DateStyle;
}

/** What only a person can tell. `answer` is the key of the mapping that answers it. */
export interface Question {
  readonly header: string;
  readonly ask: 'date-order' | 'decimal-mark' | 'lost-zero' | 'time-zone' | 'currency';
  readonly sentence: string;
  readonly answer: string;
  readonly samples: readonly string[];
}

/** How a table is read. */
export interface Plan {
  /** Index of the header among the records. */
  readonly header: number;
  /** Whether the row above names groups of columns. Missing in sets that were read before that was looked for. */
  readonly isGrouped?: boolean;
  readonly headers: readonly string[];
  readonly columns: readonly PlannedColumn[];
  readonly questions: readonly Question[];
  /** The first filled cells of each column. */
  readonly samples: readonly (readonly string[])[];
  readonly isTrade: boolean;
  /** The first rows as they are, the header among them. */
  readonly head: readonly (readonly string[])[];
  readonly mendDates: boolean;
  readonly moveDays: number;
  /** What signs mean that several currencies share. Missing in sets that were read before they were asked about. */
  readonly currencies?: Readonly<Record<string, string>>;
}

const SAMPLES = 5;
const HEAD_ROWS = 12;

/** Plans how to read a table from its first rows, and some from all over it. What a person decided comes before what the names say. */
export function planTable(
  rows: readonly (readonly string[])[],
  book: FieldBook,
  places: Places,
  mapping: Mapping = Mapping.parse({}),
  spread: readonly (readonly string[])[] = [],
): Plan {
  const known = mapping.headerRow === undefined ? undefined : mapping.headerRow - 1;
  const guess = guessMapping(rows, book, places, known);
  const at = Math.max(guess.header, 0);
  const headers = guess.names;
  const keys = columnKeys(headers);
  const guesses = decided(keys, guess.guesses, mapping);
  const body = [...rows.slice(at + 1), ...spread.filter(({ length }) => length === headers.length)];
  const nothing = new Set(book.empty);
  const questions: Question[] = [];
  const columns = guesses.map(found => {
    const header = headers[found.column] ?? '';
    const kind = book.fields.find(({ id }) => id === found.field)?.kind ?? 'text';
    const values = filled(body, found.column, nothing);
    const told = { ...found, header, kind };
    const key = keys[found.column] ?? header;
    if (kind === 'date') return { ...told, ...dateColumn(key, values, mapping, questions) };
    if (kind === 'decimal') return { ...told, ...decimalColumn(key, values, mapping) };
    if (kind === 'currency') askCurrency(key, values, places, mapping, questions);
    return told;
  });
  return {
    header: guess.header,
    isGrouped: guess.isGrouped,
    headers,
    columns: withMarks(columns, keys, body, nothing, questions),
    questions,
    samples: headers.map((_, column) => firstFilled(body, column)),
    isTrade: isTrade(guesses),
    head: rows.slice(0, Math.max(HEAD_ROWS, at + 3)),
    mendDates: mapping.mendDates ?? false,
    moveDays: mapping.moveDays ?? 0,
    currencies: mapping.currencies,
  };
}

/** The guesses, with the columns that a person decided about in their place. */
function decided(keys: readonly string[], guesses: readonly Guess[], mapping: Mapping): Guess[] {
  const chosen = new Map(Object.entries(mapping.columns).map(([name, field]) => [foldName(name), field]));
  const taken = new Set(chosen.values());
  const result: Guess[] = [];
  keys.forEach((key, column) => {
    const field = chosen.get(foldName(key));
    const guess = guesses.find(each => each.column === column);
    if (field) result.push({ column, field, score: 1, why: 'chosen' });
    else if (field === undefined && guess && !taken.has(guess.field)) result.push(guess);
  });
  return result;
}

function firstFilled(body: readonly (readonly string[])[], column: number): string[] {
  const found: string[] = [];
  for (const row of body) {
    const cell = (row[column] ?? '').trim();
    if (cell !== '') found.push(cell);
    if (found.length === SAMPLES) break;
  }
  return found;
}

function filled(
  body: readonly (readonly string[])[],
  column: number,
  nothing: ReadonlySet<string>,
): string[] {
  return body
    .map(row => (row[column] ?? '').trim())
    .filter(value => value !== '' && !nothing.has(value.toUpperCase()));
}

function dateColumn(
  header: string,
  values: readonly string[],
  mapping: Mapping,
  questions: Question[],
): { readonly style?: DateStyle } {
  const guess = guessDates(values);
  const style = mapping.dates[header] ?? guess.style;
  const samples = values.slice(0, SAMPLES);
  if (!mapping.dates[header]) askOrder(header, guess, samples, questions);
  if (guess.damaged > 0 && mapping.mendDates === undefined)
    questions.push({
      header,
      ask: 'lost-zero',
      sentence: `${guess.damaged} dates of “${header}” have seven digits: a spreadsheet may have taken the first zero of the day. Are they to be read with it?`,
      answer: 'mendDates: true or false',
      samples: values.filter(value => value.length === 7).slice(0, SAMPLES),
    });
  if (guess.zoned && mapping.moveDays === undefined)
    questions.push({
      header,
      ask: 'time-zone',
      sentence: `Every date of “${header}” is ${guess.zoned} of another time zone, which is midnight of the next day where the record was made. Is the next day meant?`,
      answer: 'moveDays: 1 for the next day, 0 for the day as it stands',
      samples,
    });
  return style ? { style } : {};
}

const orders: Readonly<Record<DateStyle, string>> = {
  ymd: 'year, month, day',
  dmy: 'day, month, year',
  mdy: 'month, day, year',
  ymdRun: 'year, month, day without separators',
  dmyRun: 'day, month, year without separators',
  month: 'year and month',
  serial: 'the days of a spreadsheet',
  year: 'years',
};

function askOrder(header: string, guess: DateGuess, samples: readonly string[], questions: Question[]): void {
  const [other] = guess.alternatives;
  if (!guess.style || !other) return;
  questions.push({
    header,
    ask: 'date-order',
    sentence: `The dates of “${header}” can be ${orders[guess.style]} or ${orders[other]}. Which are they?`,
    answer: `dates: {"${header}": "${guess.style}"} or {"${header}": "${other}"}`,
    samples,
  });
}

function askCurrency(
  header: string,
  values: readonly string[],
  places: Places,
  mapping: Mapping,
  questions: Question[],
): void {
  for (const sign of new Set(values)) {
    const codes = sharedSign(sign, places);
    if (codes.length === 0 || mapping.currencies[sign] !== undefined) continue;
    const answers = codes.map(code => `{"${sign}": "${code}"}`);
    questions.push({
      header,
      ask: 'currency',
      sentence: `Cells of “${header}” say “${sign}”, which several currencies share. Which one is it?`,
      answer: `currencies: ${answers.join(' or ')}`,
      samples: [sign],
    });
  }
}

function decimalColumn(
  header: string,
  values: readonly string[],
  mapping: Mapping,
): { readonly mark?: DecimalMark } {
  const mark = mapping.marks[header] ?? guessMark(values).mark;
  return mark ? { mark } : {};
}

/** Gives columns whose values do not tell their mark the mark of the others; asks when no column tells. */
function withMarks(
  columns: readonly PlannedColumn[],
  keys: readonly string[],
  body: readonly (readonly string[])[],
  nothing: ReadonlySet<string>,
  questions: Question[],
): PlannedColumn[] {
  const marks = new Set(columns.flatMap(({ mark }) => mark ?? []));
  const [common] = marks;
  return columns.map(column => {
    if (column.kind !== 'decimal' || column.mark) return column;
    const doubtful = filled(body, column.column, nothing).filter(value => /[.,]/.test(value));
    if (doubtful.length === 0 || (marks.size === 1 && common)) return { ...column, mark: common ?? '.' };
    const key = keys[column.column] ?? column.header;
    questions.push({
      header: key,
      ask: 'decimal-mark',
      sentence: `Nothing in “${key}” tells whether ${doubtful[0]} is a fraction or thousands. Which is the decimal mark?`,
      answer: `marks: {"${key}": ","} or {"${key}": "."}`,
      samples: doubtful.slice(0, SAMPLES),
    });
    return column;
  });
}
