import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { UTF8 } from '../../../../../electron/core/features/trade/store/cell-text.ts';
import { LongTexts } from '../../../../../electron/core/features/trade/store/long-texts.ts';
import { PackedTexts } from '../../../../../electron/core/features/trade/store/packing.ts';
import { textsWith } from '../../../../../electron/core/features/trade/totals/letters.ts';
import { folded } from '../../../../../electron/core/features/trade/totals/words.ts';

function packed(texts: readonly string[]): PackedTexts {
  const long = new LongTexts(UTF8);
  for (const text of texts) {
    const bytes = new TextEncoder().encode(text);
    long.add(bytes, 0, bytes.length);
  }
  return new PackedTexts(long.take());
}

test('letters are found in the bytes of texts wherever they stand in the folded texts', () => {
  // Letters of both cases, ё, marks that join a letter, signs that become letters, and what is of other scripts.
  const unit = fc.constantFrom(
    ...['м', 'и', 'к', 'р', 'М', 'И', 'Ё', 'е', 'ё', 'a', 'B', 'b', 'o', 'n', '5', ' ', '-'],
    ...['\u0306', '№', '\u00a0', '«', '…', 'ß', 'é', 'İ', 'Ѡ', '集', '５', '\u{1F600}'],
  );
  const text = fc.string({ unit, maxLength: 12 });
  const wanted = fc.string({
    unit: fc.constantFrom('м', 'и', 'к', 'Р', 'е', 'Ё', 'a', 'B', 'n', 'o', '5', ' '),
    minLength: 1,
    maxLength: 3,
  });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 40 }), wanted, (texts, letters) => {
      const plain = folded(letters);
      const found = textsWith(packed(texts), plain, each => folded(each).includes(plain));
      assert.deepEqual(
        found && texts.filter((_, place) => found[place] === 1),
        texts.filter(each => folded(each).includes(plain)),
      );
    }),
    { numRuns: 400 },
  );
});

test('letters that bytes do not tell are left to the texts', () => {
  const texts = packed(['集成电路']);
  assert.equal(
    textsWith(texts, '集成', () => true),
    undefined,
  );
});
