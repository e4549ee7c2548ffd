// Fills the new project: an allow-list of columns, row by row, in actions of its own log.

import { Mapping } from '../../../shared/trade/mapping.ts';
import type { ActionContext, JobContext, NewProject } from '../../app/context.ts';
import type { AnalysisTable } from '../../app/tables.ts';
import type { Row } from '../../app/unit-of-work.ts';
import { sql } from '../../db/sql.ts';
import type { SqlRow } from '../../ports/sql-engine.ts';
import type { Plan } from '../trade/mapping/plan.ts';
import { keptBeside } from '../trade/store/loaded.ts';
import { copyOriginal } from './originals.ts';
import { rowsOf } from './rows.ts';
import type { Slice } from './slice.ts';

type SliceDocument = Slice['documents'][number];

/** Takes over the documents one by one, each in an action of its own. Answers when the job lets it. */
export async function takeDocuments(job: JobContext, slice: Slice, copy: NewProject): Promise<void> {
  const total = slice.documents.length;
  for (const [done, document] of slice.documents.entries()) {
    job.tell({ done, total, current: document.name });
    await copyOriginal(job, copy, document.sha256);
    copy.act('share.make', action => takeDocument(job, slice, action, document));
    for (const sha256 of keptBeside(copy.context.db))
      if (!copy.context.file.hasOriginal(sha256)) await copyOriginal(job, copy, sha256);
    await job.breathe();
  }
}

function takeDocument(job: JobContext, slice: Slice, { work }: ActionContext, document: SliceDocument): void {
  const { db } = job;
  const of = sql`documentId = ${document.id}`;
  const [before] = rowsOf<SqlRow>(db, 'document', sql`id = ${document.id}`);
  const renamed = (text: unknown) => {
    const name = String(before?.name ?? '');
    return typeof text === 'string' && name !== '' ? text.replaceAll(name, document.name) : null;
  };
  work.add('document', { ...before, name: document.name });
  for (const table of ['document_note', 'provenance', 'document_origin'] as const)
    for (const row of rowsOf<Row>(db, table, sql`id = ${document.id}`)) work.insert(table, row);
  const parent = slice.ledger.find(line => line.documentId === document.id && line.parent !== null)?.parent;
  for (const reading of rowsOf<SqlRow>(db, 'reading', of)) {
    const { id = null, metadata, reason = null, warnings = null } = reading;
    const told = JSON.parse(String(metadata)) as Record<string, unknown>;
    const { [PART_OF]: _, ...rest } = told;
    const kept = parent && PART_OF in told ? { ...rest, [PART_OF]: parent } : rest;
    work.add('reading', {
      ...reading,
      metadata: JSON.stringify(kept),
      reason: renamed(reason),
      warnings: renamed(warnings),
    });
    for (const table of ['page', 'table_row', 'document_password', 'sketch'] as const)
      for (const row of rowsOf<SqlRow>(db, table, sql`readingId = ${id}`)) work.add(table, row);
  }
  for (const set of rowsOf<SqlRow>(db, 'trade_set', of))
    work.add('trade_set', { ...set, mapping: ownMapping(set) });
  work.say(`Took over “${document.name}”`);
}

/** How a reading names what its document was unpacked from. */
const PART_OF = 'Part of';

/** A mapping may have been made for several tables: only what it says of this one's columns goes. */
function ownMapping({ mapping, plan }: SqlRow): string {
  const given = Mapping.parse(JSON.parse(String(mapping)));
  const { headers } = JSON.parse(String(plan)) as Plan;
  const own = <V>(record: Readonly<Record<string, V>>) =>
    Object.fromEntries(Object.entries(record).filter(([header]) => headers.includes(header)));
  const { sheet: _, ...rest } = given;
  return JSON.stringify({
    ...rest,
    columns: own(given.columns),
    dates: own(given.dates),
    marks: own(given.marks),
  });
}

/** Takes over the ledger, the collection, and what was made of the documents. */
export function takeAnalysis({ collections, members, ledger, rows }: Slice, action: ActionContext): void {
  const { work, newId } = action;
  for (const line of ledger) work.add('ledger', { ...line });
  for (const row of collections) work.insert('collection', { ...row });
  for (const member of members) work.insert('collection_document', { id: newId('cdo'), ...member });
  // Every one of these tables holds analysis: `document` and the like were taken over before.
  for (const [table, each] of rows) for (const row of each) work.insert(table as AnalysisTable, row);
  work.say('Took over the ledger, the collection, and what was made of its documents');
}
