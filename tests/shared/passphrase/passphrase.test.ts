import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guessesLog10 } from '../../../electron/shared/passphrase/estimator.ts';
import { OFFERED_WORDS, offerPassphrase } from '../../../electron/shared/passphrase/offer.ts';
import { strengthOf } from '../../../electron/shared/passphrase/strength.ts';
import { WORDS } from '../../../electron/shared/passphrase/word-list.ts';

const judge = (passphrase: string, known: readonly string[] = []) =>
  strengthOf(guessesLog10(passphrase, known)).word;

test('the word list is long enough, without doubles, and easy to write down', () => {
  assert.ok(WORDS.length >= 1296, `${WORDS.length} words`);
  assert.equal(new Set(WORDS).size, WORDS.length);
  assert.deepEqual(
    WORDS.filter(word => !/^[a-z]{4,8}$/.test(word)),
    [],
  );
});

test('an offered passphrase has six words of the list, another each time', () => {
  const offered = Array.from({ length: 200 }, () => offerPassphrase());
  for (const words of offered) {
    const parts = words.split(' ');
    assert.equal(parts.length, OFFERED_WORDS);
    assert.ok(parts.every(word => WORDS.includes(word)));
  }
  assert.equal(new Set(offered).size, offered.length);
});

test('no word is likelier than another: draws beyond the last whole round are thrown away', () => {
  const draws = [2 ** 32 - 1, 0, 1, 2, 2 ** 32 - 1, 3, 4, 5];
  const fill = (numbers: Uint32Array) => {
    numbers[0] = draws.shift() ?? 0;
  };
  assert.equal(offerPassphrase(fill, ['a', 'b', 'c']), 'a b c a b c');
  assert.deepEqual(draws, []);
});

test('strength in plain words', () => {
  assert.equal(judge('password'), 'Very weak');
  assert.equal(judge('Summer2024!'), 'Very weak');
  assert.equal(judge('qwertyuiop'), 'Very weak');
  assert.notEqual(judge('Harbour Bank', ['Harbour', 'Bank']), 'Strong');
  for (let again = 0; again < 20; again++) {
    const words = offerPassphrase();
    assert.equal(judge(words), 'Strong', words);
  }
});
