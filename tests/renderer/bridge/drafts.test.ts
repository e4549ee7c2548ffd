import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDrafts } from '../../../renderer/bridge/drafts.ts';

test('every field that is there saves its typing; one that went does not', () => {
  const drafts = createDrafts();
  const saved: string[] = [];
  drafts.add(() => saved.push('note'));
  const remove = drafts.add(() => saved.push('translation'));
  drafts.flush();
  assert.deepEqual(saved, ['note', 'translation']);
  remove();
  drafts.flush();
  assert.deepEqual(saved, ['note', 'translation', 'note']);
});
