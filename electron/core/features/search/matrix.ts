import type { BatchResult } from '../../../shared/contract/search.ts';
import { csvOf } from '../history/csv.ts';

/** What a batch found as CSV: a line a name, a column a document; of a name that is nowhere, in how much it was searched. */
export function matrixOf({ names, documents, searched }: BatchResult): string {
  const blind =
    searched.documentsWithoutText + searched.pagesWithoutText === 0
      ? ''
      : `; without text: ${searched.documentsWithoutText} documents, ${searched.pagesWithoutText} pages`;
  const nowhere = `searched and not found (${searched.documents} documents, ${searched.pages} pages, ${searched.rows} rows${blind})`;
  return csvOf([
    ['name', 'pages and rows', 'documents', 'remark', ...documents.map(({ name }) => name)],
    ...names.map(({ name, total, documents: places, problem }) => {
      const counts = new Map<string, number>(places.map(({ documentId, count }) => [documentId, count]));
      return [
        name,
        problem === undefined ? total : '',
        problem === undefined ? places.length : '',
        problem ?? (total === 0 ? nowhere : ''),
        ...documents.map(({ documentId }) => counts.get(documentId) ?? ''),
      ];
    }),
  ]);
}
