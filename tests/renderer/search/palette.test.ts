import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { matchingCommands } from '../../../renderer/features/search/matching-commands.ts';
import { snippetParts } from '../../../renderer/features/search/snippet-parts.ts';
import type { Command } from '../../../renderer/keys/commands.ts';

const command = (id: string, words: string, more: Partial<Command> = {}): Command => ({
  id,
  words,
  group: 'Everywhere',
  run: () => undefined,
  ...more,
});

test('commands are found by the beginnings of their words, in any order', () => {
  const all = [
    command('a', 'Import files', { group: 'Documents' }),
    command('b', 'Undo'),
    command('c', 'Hidden', { listed: false }),
  ];
  const ids = (typed: string) => matchingCommands(all, typed).map(({ id }) => id);
  assert.deepEqual(ids(''), ['a', 'b']);
  assert.deepEqual(ids('fil imp'), ['a']);
  assert.deepEqual(ids('DOC'), ['a']);
  assert.deepEqual(ids('port'), []);
});

test('of two commands with one id the latest is listed', () => {
  const found = matchingCommands([command('a', 'Old'), command('a', 'New')], '');
  assert.deepEqual(
    found.map(({ words }) => words),
    ['New'],
  );
});

test('found words are told from the text around them', () => {
  assert.deepEqual(snippetParts('a \u0002bank\u0003 in'), [
    { text: 'a ', found: false },
    { text: 'bank', found: true },
    { text: ' in', found: false },
  ]);
  assert.deepEqual(snippetParts(''), []);
});

test('no text of a snippet is lost', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'б', '银', ' ', '\u0002', '\u0003')), signs => {
      const shown = snippetParts(signs.join(''))
        .map(({ text }) => text)
        .join('');
      const plain = (text: string) => text.replaceAll('\u0002', '').replaceAll('\u0003', '');
      assert.equal(plain(shown), plain(signs.join('')));
    }),
  );
});
