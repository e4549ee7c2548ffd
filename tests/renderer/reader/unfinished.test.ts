import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentId } from '../../../electron/shared/kernel/ids.ts';
import { createShelf } from '../../../renderer/bridge/shelf.ts';
import { keepUnfinished, unfinishedOf } from '../../../renderer/features/reader/unfinished.ts';

const one = 'one' as DocumentId;
const two = 'two' as DocumentId;
const draft = {
  marking: { kind: 'quote', documentId: one, quote: 'paid' },
  quote: 'paid',
  place: 'p. 1',
  language: 'en',
  note: 'half a no',
  translation: '',
  translator: '',
  informationGrade: null,
  handling: 'public',
  links: [],
} as const;

test('what was begun is remembered by document, until it is forgotten or everything is dropped', () => {
  const shelf = createShelf();
  keepUnfinished(shelf, one, { marked: null, draft });
  assert.equal(unfinishedOf(shelf, one)?.draft.note, 'half a no');
  assert.equal(unfinishedOf(shelf, two), undefined);
  keepUnfinished(shelf, one, null);
  assert.equal(unfinishedOf(shelf, one), undefined);
  keepUnfinished(shelf, two, { marked: null, draft });
  shelf.clear();
  assert.equal(unfinishedOf(shelf, two), undefined);
});
