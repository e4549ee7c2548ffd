import type { ParsedTable } from '../../../ports/parser.ts';
import type { TradeOutcome, TradeReading } from '../../../ports/trade-reader.ts';
import type { Plan } from '../mapping/plan.ts';
import { planTable } from '../mapping/plan.ts';
import { placesByName } from '../values/place.ts';
import type { PlainChunk } from './finish-chunk.ts';
import { type KeptChunk, readSet, type Squeeze } from './read-set.ts';
import { rowsSource, type TableSource } from './table-source.ts';

/** What reading a table needs from its thread, once it is known that it is read. */
export interface TableWork {
  readonly squeeze: Squeeze;
  /** Indexes a chunk and makes it small; answers when there is room for the next. */
  readonly finish: (chunk: PlainChunk) => Promise<void>;
  /** The finished chunks, in their order. */
  readonly finished: () => Promise<readonly KeptChunk[]>;
  readonly told: (done: number) => void;
}

/** Reads a table as trade records, unless it is none or asks something that only a person can tell. `source` is the table, or why it is none. */
export async function readTable(
  source: TableSource | string,
  { book, places: names, mapping, dryRun }: TradeReading,
  begin: () => TableWork,
): Promise<TradeOutcome> {
  if (typeof source === 'string') return { refused: source, chunks: [] };
  if (source.first.length === 0) return { refused: 'There is nothing in it but blank lines.', chunks: [] };
  const places = placesByName(names);
  const plan = planTable(source.first, book, places, mapping, source.spread);
  const { sheets = [] } = source;
  const written = source.written === undefined ? {} : { delimiter: source.written };
  const found = { encoding: source.encoding, ...written, sheets, plan };
  const refused = whyNot(plan);
  if (refused) return { ...found, refused, chunks: [] };
  const { squeeze, finish, finished, told } = begin();
  const how = { book, places, squeeze, told };
  const isSample = dryRun === 'sample' && source.isLonger;
  const read = isSample ? rowsSource(source.first, source.encoding) : source;
  const summary = await readSet(read, plan, dryRun ? how : { ...how, keep: finish });
  return { ...found, encoding: source.encoding, summary, isSample, chunks: await finished() };
}

function whyNot({ isTrade, questions }: Plan): string | undefined {
  if (!isTrade)
    return 'Its columns do not make trade records: there must be goods or their code, and a date, a party and an amount. Import it as a document, or name its columns in a mapping.';
  const [first] = questions;
  if (!first) return undefined;
  const more = questions.length > 1 ? ` (${questions.length} questions in all)` : '';
  return `${first.sentence} Answer in a mapping with ${first.answer}${more}.`;
}

/** A table that another reader has read, as a source. `headers` are the rows of its header as they stand in the sheet. */
export function parsedSource(
  { columns, rows, headerRow }: ParsedTable,
  sheets: readonly string[],
  headers: readonly (readonly string[])[] = [columns],
): TableSource {
  return { ...rowsSource(headerRow === null ? rows : [...headers, ...rows], ''), sheets };
}
