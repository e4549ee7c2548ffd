import { refuse } from '../../../shared/contract/problem.ts';
import type { Handlers, MethodsUnder } from '../../app/context.ts';
import { recognise } from '../recognition/recognise.ts';
import { rawRows } from '../trade/store/raw-rows.ts';
import { findInPages } from './find-in-pages.ts';
import { importFiles } from './import-files.ts';
import { listLedger } from './ledger.ts';
import { nearOf } from './near.ts';
import { passwordOf } from './passwords.ts';
import { setProvenance } from './provenance.ts';
import {
  columnsOf,
  currentReading,
  getDocument,
  listDocuments,
  pageOf,
  pageSizes,
  readingsOf,
  tableRows,
} from './queries.ts';
import { readAgain } from './read-again.ts';
import { retry } from './retry.ts';
import { unwatchFolder, watch, watchedFolders, watchFolder } from './watch.ts';

/** Documents: import, ledger, pages, rows, notes. */
export const documentsHandlers: Handlers<MethodsUnder<'documents'>> = {
  'documents.import': (context, input) => importFiles(context, input),
  'documents.recognise': (context, input) => recognise(context, input),
  'documents.retry': (context, input) => retry(context, input),
  'documents.readAgain': (context, input) => readAgain(context, input),
  'documents.watched': context => watchedFolders(context),
  'documents.watchFolder': (context, input) => watchFolder(context, input),
  'documents.unwatchFolder': (context, input) => unwatchFolder(context, input),
  'documents.watch': context => watch(context),
  'documents.password': ({ db }, { id }) => ({ password: passwordOf(db, getDocument(db, id).id) ?? null }),
  'documents.near': ({ db }, { id, least }) => nearOf(db, getDocument(db, id).id, least),
  'documents.list': ({ db }, filter) => listDocuments(db, filter),
  'documents.get': ({ db }, { id }) => getDocument(db, id),
  'documents.readings': ({ db }, { documentId }) => readingsOf(db, getDocument(db, documentId).id),
  'documents.sizes': ({ db }, { documentId }) => {
    const reading = currentReading(db, getDocument(db, documentId).id);
    return reading ? pageSizes(db, reading.id) : [];
  },
  'documents.find': ({ db }, { documentId, words }) => {
    const reading = currentReading(db, getDocument(db, documentId).id);
    return { places: reading ? findInPages(db, reading, words) : [] };
  },
  'documents.page': ({ db }, { documentId, page, readingId }) => {
    const reading =
      readingId === undefined
        ? currentReading(db, getDocument(db, documentId).id)
        : readingsOf(db, documentId).find(({ id }) => id === readingId);
    const found = reading && pageOf(db, reading.id, page);
    return found ?? refuse({ code: 'no-such-page', page, pages: reading?.pages ?? 0 });
  },
  'documents.rows': (context, { documentId, from, count }) => {
    const { db } = context;
    const reading = currentReading(db, getDocument(db, documentId).id);
    if (!reading) return { columns: [], total: 0, rows: [] };
    const rows = rawRows(context, documentId, from, count) ?? tableRows(db, reading.id, from, count);
    return { columns: columnsOf(reading), total: reading.rows, rows };
  },
  'documents.ledger': ({ db }, filter) => listLedger(db, filter),
  'documents.edit': ({ db, work }, { ids, patch }) => {
    const { provenance, tags, ...rest } = patch;
    const note = { ...rest, ...(tags && { tags: JSON.stringify([...new Set(tags)]) }) };
    for (const id of ids) {
      work.update('document_note', getDocument(db, id).id, note);
      if (provenance) setProvenance(db, work, id, provenance);
    }
    const first = getDocument(db, ids[0] ?? '');
    const what = [...Object.keys(note), ...Object.keys(provenance ?? {})]
      .map(key => WORDS[key as keyof typeof WORDS])
      .join(', ');
    work.say(`Changed ${what} of ${ids.length === 1 ? `“${first.name}”` : `${ids.length} documents`}`);
    return ids.map(id => getDocument(db, id));
  },
};

const WORDS = {
  triage: 'reading state',
  handling: 'handling',
  sourceGrade: 'source grade',
  language: 'language',
  source: 'source',
  note: 'note',
  tags: 'tags',
  obtainedBy: 'who obtained it',
  obtainedAt: 'when it was obtained',
  origin: 'origin',
  legalBasis: 'legal basis',
  licence: 'licence',
  method: 'method of collection',
  url: 'address',
  archiveUrl: 'archive copy',
  device: 'device',
  tool: 'tool',
  collectionHash: 'digest at collection',
  context: 'context',
} as const;
