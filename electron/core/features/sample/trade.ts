// The part of the sample that counts: a table read as trade records, and figures frozen from them.
import type { Output } from '../../../shared/contract/index.ts';
import type { DocumentId } from '../../../shared/kernel/ids.ts';
import type { JobContext } from '../../app/context.ts';
import { importTrade } from '../trade/import.ts';
import { rejectsOf } from '../trade/queries.ts';
import type { Recipe } from './recipe.ts';
import { doStep } from './steps.ts';

/** Reads the table of the recipe, and puts right the rows that write their amounts in another way. */
export async function readTrade(
  context: JobContext,
  { rewritten, note }: Recipe['trade'],
  documentId: DocumentId,
): Promise<void> {
  const { sets } = await importTrade(context, {
    sources: [{ kind: 'document', documentId }],
    source: '',
    handling: 'restricted',
  });
  const [set] = sets;
  if (!set) return;
  const { rejected } = rejectsOf(context.db, { setId: set.id, headers: false });
  const rows = rejected
    .filter(({ row }) => rewritten.includes(row))
    .map(({ row, cells }) => ({ row, cells: cells.map(withPoint) }));
  doStep(context, 'trade.mend', { setId: set.id, rows, note });
}

/** `22 846,78` as the other rows write it. */
const withPoint = (cell: string): string =>
  /^\d{1,3}([ \u00a0]\d{3})*(,\d+)?$/.test(cell) ? cell.replaceAll(/[ \u00a0]/g, '').replace(',', '.') : cell;

/** Freezes the figures of the recipe and cites each in its claim. */
export function pinFigures(
  context: JobContext,
  figures: Recipe['figures'],
  claims: ReadonlyMap<string, { readonly id: string }>,
): ReadonlyMap<string, Output<'figures.pin'>> {
  return new Map(
    figures.map(({ key, title, note, query, claim, role }) => {
      const pinned = doStep(context, 'figures.pin', { title, note, query });
      doStep(context, 'figures.cite', { figureId: pinned.id, claimId: claims.get(claim)?.id, role });
      return [key, pinned] as const;
    }),
  );
}
