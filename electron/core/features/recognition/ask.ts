// What text recognition is asked for, noted before it begins: so that it can go on after a crash.
import type { Document } from '../../../shared/contract/documents.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { JobContext } from '../../app/context.ts';
import { getDocument, listDocuments } from '../documents/queries.ts';
import { type Asked, wishOf } from './queries.ts';
import { refuseUnknown } from './rules.ts';

/** What is to be done to one document. */
export interface Task extends Omit<Asked, 'documentId'> {
  readonly document: Document;
}

type Wanted = Input<'documents.recognise'>;

/** Notes which pages of which documents are to be read, and how. */
export function ask(context: JobContext, input: Wanted): Task[] {
  const wish = wishOf(context.db);
  const languages = input.languages.length > 0 ? input.languages : wish.languages;
  refuseUnknown(context.ports.recogniser.options(), languages);
  const engine = input.engine ?? wish.engine;
  const wanted = documentsOf(context, input).map(document => ({ document, pages: pagesOf(document, input) }));
  if (wanted.every(({ pages }) => pages.length === 0))
    return wanted.map(each => ({ ...each, id: '', languages, engine }));
  return context.act('documents.recognise', ({ work, newId, at }) => {
    const tasks = wanted.map(each => ({ ...each, id: newId('ocr'), languages, engine }));
    const asked = tasks.filter(({ pages }) => pages.length > 0);
    for (const { id, document, pages } of asked)
      work.insert('recognition', {
        id,
        documentId: document.id,
        pages: JSON.stringify(pages),
        languages: JSON.stringify(languages),
        engine,
        askedAt: at,
      });
    const [only] = asked;
    const what = asked.length === 1 ? `“${only?.document.name}”` : `${asked.length} documents`;
    work.say(`Asked for text recognition of ${what}`);
    return tasks;
  });
}

function documentsOf({ db }: JobContext, input: Wanted): Document[] {
  return input.documentIds
    ? [...new Set(input.documentIds)].map(id => showsPages(getDocument(db, id)))
    : listDocuments(db, input.force ? {} : { state: 'needs-ocr' })
        .filter(hasPages)
        .reverse();
}

const hasPages = ({ kind, reading }: Document): boolean =>
  (kind === 'pdf' || kind === 'image') && (reading?.pages ?? 0) > 0;

function showsPages(document: Document): Document {
  if (hasPages(document)) return document;
  return refuse({
    code: 'not-allowed',
    what: `“${document.name}” has no pages that text could be recognised on.`,
    next: 'Choose a PDF that opens, or a picture.',
  });
}

function pagesOf({ reading }: Document, { pages, force }: Pick<Wanted, 'pages' | 'force'>): number[] {
  const count = reading?.pages ?? 0;
  const beyond = pages?.find(page => page > count);
  if (beyond !== undefined) refuse({ code: 'no-such-page', page: beyond, pages: count });
  const textless = reading?.pagesWithoutText ?? [];
  if (force) return pages ? [...new Set(pages)] : Array.from({ length: count }, (_, index) => index + 1);
  return pages ? textless.filter(page => pages.includes(page)) : textless;
}
