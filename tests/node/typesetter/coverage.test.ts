import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coverageOf, notCovered } from '../../../electron/node/typesetter/coverage.ts';
import { readFonts } from '../../../electron/node/typesetter/fonts.ts';

const fonts = readFonts().map(coverageOf);

test('the shipped fonts show Latin, Cyrillic, Greek, Chinese, Arabic, Persian and Hebrew', () => {
  assert.deepEqual(notCovered(fonts, 'Plain, “quoted” – № 5 § €'), []);
  assert.deepEqual(notCovered(fonts, 'Съешь же ещё этих мягких французских булок, їґ қ'), []);
  assert.deepEqual(notCovered(fonts, '深圳青岚示例电子有限公司（虚构），。《》'), []);
  assert.deepEqual(notCovered(fonts, 'Ελλάδα'), []);
  assert.deepEqual(notCovered(fonts, 'دفع المشتري ٤١٢٬٦٠٠ دولارًا، بنك؛ پرداخت شد؟ گچ‌کاری'), []);
  assert.deepEqual(notCovered(fonts, 'הבנק זיכה את החשבון – בע״מ, שָׁלוֹם'), []);
});

test('characters that no font shows are named once, in order; what is not drawn is not', () => {
  assert.deepEqual(notCovered(fonts, 'ไทย ไทย a\u200b\n\tb'), ['ท', 'ย', 'ไ']);
  assert.deepEqual(notCovered(fonts, '😀'), ['😀']);
});

test('each font by itself knows what it lacks', () => {
  const latin = fonts[0];
  assert.ok(latin?.(0x41) && latin(0x416) && !latin(0x9752));
  assert.ok(fonts[4]?.(0x9752));
});

test('something that is no font is refused', () => {
  assert.throws(() => coverageOf(new Uint8Array(64)), /no cmap/);
});
