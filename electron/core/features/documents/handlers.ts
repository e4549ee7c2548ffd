import { refuse } from '../../../shared/contract/problem.ts';
import type { Handlers, MethodsUnder } from '../../app/context.ts';
import { findInPages } from './find-in-pages.ts';
import { importFiles } from './import-files.ts';
import {
  columnsOf,
  currentReading,
  getDocument,
  listDocuments,
  listLedger,
  pageOf,
  pageSizes,
  readingsOf,
  tableRows,
} from './queries.ts';
import { recognise } from './recognise.ts';

/** Documents: import, ledger, pages, rows, notes. */
export const documentsHandlers: Handlers<MethodsUnder<'documents'>> = {
  'documents.import': (context, input) => importFiles(context, input),
  'documents.recognise': (context, input) => recognise(context, input),
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
  'documents.rows': ({ db }, { documentId, from, count }) => {
    const reading = currentReading(db, getDocument(db, documentId).id);
    if (!reading) return { columns: [], total: 0, rows: [] };
    return { columns: columnsOf(reading), total: reading.rows, rows: tableRows(db, reading.id, from, count) };
  },
  'documents.ledger': ({ db }, { state }) => listLedger(db, state),
  'documents.edit': ({ db, work }, { ids, patch }) => {
    const { tags, ...rest } = patch;
    const changed = { ...rest, ...(tags && { tags: JSON.stringify([...new Set(tags)]) }) };
    for (const id of ids) work.update('document_note', getDocument(db, id).id, changed);
    const first = getDocument(db, ids[0] ?? '');
    const what = Object.keys(patch)
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
} as const;
