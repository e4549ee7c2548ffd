import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LedgerEntry, LedgerState } from '../../../electron/shared/contract/documents.ts';
import { LedgerId } from '../../../electron/shared/kernel/ids.ts';
import { importSummary, needsLook } from '../../../renderer/features/documents/summary.ts';

const entries = (...states: LedgerState[]): LedgerEntry[] =>
  states.map(state => ({
    id: LedgerId.parse(`led_${'0'.repeat(26)}`),
    at: '2026-03-14T10:00:00.000Z',
    file: 'a.pdf',
    state,
    kind: 'pdf',
    bytes: 1,
  }));

test('an import is summed up in a sentence', () => {
  assert.equal(importSummary(entries('imported'), false), '1 file imported.');
  const mixed = entries('imported', 'imported', 'duplicate', 'needs-ocr', 'needs-password', 'refused');
  assert.equal(
    importSummary(mixed, false),
    '2 files imported, 1 already here, 1 without text, 1 with a password, 1 refused.',
  );
  assert.equal(importSummary(entries('imported'), true), '1 file imported, then stopped.');
  assert.equal(importSummary([], true), 'Import stopped before the first file.');
  assert.equal(importSummary([], false), 'No files were found.');
});

test('only files that were not read ask for a look', () => {
  assert.equal(needsLook(entries('imported', 'duplicate')), false);
  assert.equal(needsLook(entries('imported', 'refused')), true);
});
