import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targetsOf } from '../../../renderer/features/evidence/targets.ts';

test('each target is named once, with its strongest role', () => {
  const links = [
    { label: 'N1', role: 'context' },
    { label: 'C2', role: 'supports' },
    { label: 'N1', role: 'supports' },
    { label: 'N1', role: 'supports' },
    { label: 'C2', role: 'contradicts' },
    { label: 'C2', role: 'context' },
  ] as const;
  assert.deepEqual(targetsOf(links), [
    { label: 'N1', role: 'supports' },
    { label: 'C2', role: 'contradicts' },
  ]);
  assert.deepEqual(targetsOf([]), []);
});
