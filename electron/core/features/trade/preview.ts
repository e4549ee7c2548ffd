import type { Input } from '../../../shared/contract/index.ts';
import type { TradePreview } from '../../../shared/contract/trade.ts';
import { columnKeys } from '../../../shared/trade/column-keys.ts';
import { Mapping } from '../../../shared/trade/mapping.ts';
import type { JobContext } from '../../app/context.ts';
import { readWith } from './import.ts';
import { mappingsFor } from './mappings.ts';
import { offeredOne } from './offered-table.ts';

/** Says how a table would be read, and keeps nothing. */
export async function previewTrade(
  context: JobContext,
  { source, mapping = Mapping.parse({}), whole }: Input<'trade.preview'>,
): Promise<TradePreview> {
  const { name, open } = offeredOne(context, source);
  const table = await open();
  const outcome = await readWith(
    context,
    name,
    { bytes: table.bytes, read: (from, to) => table.read(from, to - from) },
    mapping,
    whole ? 'whole' : 'sample',
  ).finally(() => table.close());
  const { plan, summary, refused, sheets = [], encoding = '', delimiter } = outcome;
  const keys = columnKeys(plan?.headers ?? []);
  return {
    file: name,
    ...(refused && { refused }),
    isTrade: plan?.isTrade ?? false,
    ...(delimiter !== undefined && { text: { encoding, delimiter } }),
    sheets: [...sheets],
    headerRow: (plan?.header ?? -1) + 1,
    isGrouped: plan?.isGrouped ?? false,
    head: (plan?.head ?? []).map(row => [...row]),
    columns: (plan?.headers ?? []).map((header, index) => {
      const found = plan?.columns.find(({ column }) => column === index);
      return {
        header,
        key: keys[index] ?? header,
        ...(found && { field: found.field, score: found.score, why: found.why }),
        samples: [...(plan?.samples[index] ?? [])],
      };
    }),
    questions: (plan?.questions ?? []).map(question => ({ ...question, samples: [...question.samples] })),
    isSample: outcome.isSample ?? false,
    rows: summary?.rows ?? 0,
    rejected: (summary?.rejected ?? []).map(row => ({ ...row, cells: [...row.cells] })),
    rejectedCount: summary?.rejectedCount ?? 0,
    troubles: [...(summary?.troubles ?? [])],
    troubleCount: summary?.troubleCount ?? 0,
    known: mappingsFor(context.db, plan?.headers ?? []),
  };
}
