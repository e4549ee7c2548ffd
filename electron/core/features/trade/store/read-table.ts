import type { ParsedTable } from '../../../ports/parser.ts';
import type { TradeOutcome, TradeReading } from '../../../ports/trade-reader.ts';
import type { Plan } from '../mapping/plan.ts';
import { planTable } from '../mapping/plan.ts';
import { placesByName } from '../values/place.ts';
import type { PlainChunk } from './finish-chunk.ts';
import { type KeptChunk, readSet, type Squeeze } from './read-set.ts';
import type { TableSource } from './table-source.ts';

/** What a table became, before its bytes are handed back. */
export type TableOutcome = Omit<TradeOutcome, 'bytes' | 'sha256'>;

/** What reading a table needs from its thread. */
export interface TableWork {
  readonly squeeze: Squeeze;
  /** Indexes a chunk and makes it small; answers when there is room for the next. */
  readonly finish: (chunk: PlainChunk) => Promise<void>;
  /** The finished chunks, in their order. */
  readonly finished: () => Promise<readonly KeptChunk[]>;
  readonly told: (done: number) => void;
}

/** Reads a table as trade records, unless it is none or asks something that only a person can tell. */
export async function readTable(
  source: TableSource | undefined,
  { book, places: names, mapping, dryRun }: TradeReading,
  begin: () => TableWork,
): Promise<TableOutcome> {
  if (!source || source.first.length === 0)
    return { refused: 'It is no table of text that can be read as trade records.', chunks: [] };
  const places = placesByName(names);
  const plan = planTable(source.first, book, places, mapping, source.spread);
  const { encoding, sheets = [] } = source;
  const refused = whyNot(plan);
  if (refused) return { encoding, sheets, plan, refused, chunks: [] };
  // Raw rows are kept apart only where they cannot be found again in the bytes of the original.
  for (const packed of source.rowPlaces ? [false, true] : [true]) {
    const { squeeze, finish, finished, told } = begin();
    const how = { book, places, squeeze, packed, told };
    const summary = await readSet(source, plan, dryRun ? how : { ...how, keep: finish });
    const rowPlaces = packed ? undefined : source.rowPlaces?.();
    if (!packed && !rowPlaces && !dryRun) continue;
    const chunks = await finished();
    return { encoding, sheets, plan, summary, chunks, ...(rowPlaces && { rowPlaces }) };
  }
  throw new Error('a table is read one way or the other');
}

function whyNot({ isTrade, questions }: Plan): string | undefined {
  if (!isTrade)
    return 'Its columns do not make trade records: there must be goods or their code, and a date, a party and an amount. Import it as a document, or name its columns in a mapping.';
  const [first] = questions;
  if (!first) return undefined;
  const more = questions.length > 1 ? ` (${questions.length} questions in all)` : '';
  return `${first.sentence} Answer in a mapping with ${first.answer}${more}.`;
}

/** Some rows from all over a large table. */
function spreadOver(rows: readonly (readonly string[])[]): (readonly string[])[] {
  if (rows.length <= 5000) return [];
  const step = Math.ceil(rows.length / 5000);
  return rows.filter((_, index) => index > 0 && index % step === 0);
}

/** A table that another reader has read, as a source. */
export function parsedSource(
  { columns, rows, headerRow }: ParsedTable,
  sheets: readonly string[],
): TableSource {
  const all = headerRow === null ? rows : [columns, ...rows];
  return {
    encoding: '',
    sheets,
    first: all.slice(0, 5000),
    spread: spreadOver(all),
    *parts() {
      for (let at = 0; at < all.length; at += 20_000)
        yield { rows: all.slice(at, at + 20_000), done: Math.min(1, (at + 20_000) / all.length) };
    },
  };
}
