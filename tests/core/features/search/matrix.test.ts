import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matrixOf } from '../../../../electron/core/features/search/matrix.ts';
import type { DocumentId } from '../../../../electron/shared/kernel/ids.ts';

test('the matrix has a line a name and a column a document, and no cell is a formula', () => {
  const [one, two] = ['doc_1', 'doc_2'] as DocumentId[] as [DocumentId, DocumentId];
  const csv = matrixOf({
    batch: 'srd_1',
    names: [
      { name: '=HYPERLINK("x")', total: 3, documents: [{ documentId: two, count: 3 }] },
      { name: 'Nowhere, Ltd', total: 0, documents: [] },
      { name: '…', total: 0, documents: [], problem: 'It has no letters or digits.' },
    ],
    documents: [
      { documentId: two, name: '-2+3.pdf', count: 3 },
      { documentId: one, name: 'a "b".txt', count: 0 },
    ],
    searched: { documents: 2, pages: 5, rows: 0, documentsWithoutText: 1, pagesWithoutText: 2 },
  });
  assert.deepEqual(csv.split('\r\n'), [
    `\uFEFFname,pages and rows,documents,remark,'-2+3.pdf,"a ""b"".txt"`,
    `"'=HYPERLINK(""x"")",3,1,,3,`,
    '"Nowhere, Ltd",0,0,"searched and not found (2 documents, 5 pages, 0 rows; without text: 1 documents, 2 pages)",,',
    '…,,,It has no letters or digits.,,',
    '',
  ]);
});
