// Records as CSV, each with where it is from.
import type { Input, Output } from '../../../shared/contract/index.ts';
import type { JobContext, QueryContext } from '../../app/context.ts';
import { inSlices } from '../../app/slices.ts';
import { sql } from '../../db/sql.ts';
import { csvCell } from '../history/csv.ts';
import { recordAt } from './records.ts';
import { placeOf } from './store/data.ts';
import { describeFields, fieldsOf } from './totals/fields.ts';
import { viewed } from './totals/view.ts';

/** Rows that are written between two looks at whether the job was cancelled. */
const STEP = 2000;

/** Offers the records of a view, or some of them, as CSV. */
export async function exportRows(
  context: JobContext,
  input: Input<'trade.export'>,
): Promise<Output<'trade.export'>> {
  const { data, places } = await inSlices(viewed(context, input), context.breathe);
  const chosen = input.rows?.map(({ setId, row }) => placeOf(data, setId, row)).filter(place => place >= 0);
  const wanted = chosen ?? [...places];
  const fields = fieldsOf(context);
  const columns =
    input.fields ??
    describeFields(context).fields.flatMap(({ id, used, derived }) => (used && !derived ? [id] : []));
  const hashes = hashesOf(context);
  const lines = [csvLine([...columns, 'file', 'sha256', 'row'])];
  for (const [done, place] of wanted.entries()) {
    const record = recordAt(context, data, place, fields, { cells: false });
    const { name = '', sha256 = '' } = hashes.get(record.documentId) ?? {};
    lines.push(csvLine([...columns.map(field => record.values[field] ?? ''), name, sha256, record.row]));
    if (done % STEP !== 0) continue;
    context.tell({ done, total: wanted.length, current: '' });
    await context.breathe();
  }
  const bytes = new TextEncoder().encode(`\uFEFF${lines.join('')}`);
  context.act('trade.export', ({ work }) => work.note(`Exported ${wanted.length} trade records as CSV`));
  return {
    ref: context.offer(bytes, 'text/csv; charset=utf-8'),
    fileName: 'trade-records.csv',
    rows: wanted.length,
    bytes: bytes.length,
    sha256: context.ports.crypto.sha256(bytes),
  };
}

const csvLine = (cells: readonly (string | number)[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** Names and hashes of the tables, by document. */
export function hashesOf({ db }: QueryContext): ReadonlyMap<string, { name: string; sha256: string }> {
  const rows = db.all<{ id: string; name: string; sha256: string }>(
    sql`SELECT document.id, name, sha256 FROM document JOIN trade_set ON trade_set.documentId = document.id`,
  );
  return new Map(rows.map(({ id, name, sha256 }) => [id, { name, sha256 }]));
}
