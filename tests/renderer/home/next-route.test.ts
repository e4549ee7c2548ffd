import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextRoute } from '../../../renderer/features/home/next-route.ts';

const id = (prefix: string) => `${prefix}_${'0'.repeat(26)}`;

test('every waiting thing leads to its own place, or to the thing itself', () => {
  assert.deepEqual(nextRoute({ place: 'ledger' }), { place: 'documents', tab: 'ledger' });
  assert.deepEqual(nextRoute({ place: 'documents' }), { place: 'documents' });
  assert.deepEqual(nextRoute({ place: 'documents', id: id('doc') }), {
    place: 'reader',
    documentId: id('doc'),
  });
  assert.deepEqual(nextRoute({ place: 'evidence', id: id('evd') }), { place: 'evidence', id: id('evd') });
  assert.deepEqual(nextRoute({ place: 'claims', id: id('clm') }), { place: 'claims', id: id('clm') });
  assert.deepEqual(nextRoute({ place: 'entities', id: 'something else' }), { place: 'entities' });
  assert.deepEqual(nextRoute({ place: 'case-file' }), { place: 'case-file' });
});
