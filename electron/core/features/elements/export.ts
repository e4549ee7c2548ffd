import type { GapTask, MatrixRegime, MatrixRow } from '../../../shared/contract/elements.ts';
import type { Input, Output } from '../../../shared/contract/index.ts';
import type { JobContext } from '../../app/context.ts';
import { csvOf } from '../history/csv.ts';
import { matrixOf } from './matrix.ts';
import { regimeRow } from './regimes.ts';

const HEADS = [
  ...['regime', 'version', 'element', 'title', 'role', 'prongs', 'what it asks', 'stands in', 'source'],
  ...['checked', 'read', 'verify', 'coverage', 'in words', 'claims', 'independent origins', 'documents'],
  ...['evidence against', 'other explanations', 'searches cited', 'found nothing', 'open tasks'],
];

/** The matrix of a regime as CSV, one line for each element. No cell is a formula. */
export async function exportMatrix(
  context: JobContext,
  { regimeId }: Input<'elements.export'>,
): Promise<Output<'elements.export'>> {
  const { code } = regimeRow(context.db, regimeId);
  const rows = matrixOf(context.db, regimeId).flatMap(regime =>
    regime.elements.map(row => cellsOf(regime, row)),
  );
  const bytes = new TextEncoder().encode(csvOf([HEADS, ...rows]));
  const ref = context.offer(bytes, 'text/csv; charset=utf-8');
  return { ref, fileName: `matrix-${code}.csv`, elements: rows.length, bytes: bytes.length };
}

/** `Get the extract (Ann, due 2026-12)`. */
function taskInWords({ what, assignee, due }: GapTask): string {
  const about = [assignee, due && `due ${due}`].filter(Boolean).join(', ');
  return about === '' ? what : `${what} (${about})`;
}

function cellsOf(regime: MatrixRegime, row: MatrixRow): (string | number)[] {
  const documents = new Set(row.origins.flatMap(origin => origin.documents.map(({ name }) => name)));
  const open = row.tasks.filter(({ state }) => state === 'open' || state === 'under-way');
  return [
    ...[regime.title, regime.version, row.code, row.title, row.role, row.prongs.join(', ')],
    ...[row.text, row.citation, row.source, row.checked, row.status, row.verify ?? ''],
    ...[row.coverage, row.words, row.claims.map(({ number, status }) => `C${number} (${status})`).join('; ')],
    ...[row.origins.length, [...documents].join('; '), row.against],
    row.alternatives.map(({ number }) => `C${number}`).join('; '),
    ...[row.searches.cited, row.searches.nothing],
    open.map(taskInWords).join('; '),
  ];
}
