import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { listKey } from '../../../renderer/ui/list-keys.ts';

const press = (key: string, more: { shiftKey?: boolean; ctrlKey?: boolean; altKey?: boolean } = {}) => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  ...more,
});

test('J, K, arrows, Home, End and pages move', () => {
  const to = (key: string, at: number) => {
    const meaning = listKey(press(key), at, 100, 10);
    return meaning?.kind === 'move' ? meaning.to : null;
  };
  assert.deepEqual([to('j', 4), to('k', 4), to('ArrowDown', 99), to('ArrowUp', 0)], [5, 3, 99, 0]);
  assert.deepEqual([to('Home', 50), to('End', 50), to('PageDown', 95), to('PageUp', 50)], [0, 99, 99, 40]);
  assert.deepEqual([to('j', -1), to('k', -1)], [0, 99]);
});

test('Shift extends; Enter, Alt Enter, Space, Ctrl A and Del mean what they say', () => {
  assert.deepEqual(listKey(press('J', { shiftKey: true }), 1, 9, 3), { kind: 'move', to: 2, extend: true });
  assert.deepEqual(listKey(press('Enter'), 1, 9, 3), { kind: 'open' });
  assert.deepEqual(listKey(press('Enter', { altKey: true }), 1, 9, 3), { kind: 'inspect' });
  assert.deepEqual(listKey(press(' '), 1, 9, 3), { kind: 'mark' });
  assert.deepEqual(listKey(press('a', { ctrlKey: true }), 1, 9, 3), { kind: 'all' });
  assert.deepEqual(listKey(press('Delete'), 1, 9, 3), { kind: 'remove' });
  assert.equal(listKey(press('q'), 1, 9, 3), null);
  assert.equal(listKey(press('j'), -1, 0, 3), null);
});

test('a move never leaves the list', () => {
  const keys = fc.constantFrom('j', 'k', 'Home', 'End', 'PageUp', 'PageDown', 'ArrowUp', 'ArrowDown');
  fc.assert(
    fc.property(
      keys,
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: -1, max: 49 }),
      (key, length, at) => {
        const meaning = listKey(press(key), Math.min(at, length - 1), length, 7);
        assert.ok(meaning?.kind === 'move' && meaning.to >= 0 && meaning.to < length);
      },
    ),
  );
});
