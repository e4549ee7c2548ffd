const englishWords = /\b(the|of|and|to|in|is|for|that|with|by|on|this|are|be|as|from|or)\b/gi;

/**
 * Language of a text by its script: `zh`, `ru`, `en`, or '' when it is another one or cannot be told. Looks at the
 * beginning only.
 */
export function guessLanguage(text: string): '' | 'zh' | 'ru' | 'en' {
  const sample = text.slice(0, 20_000);
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0;
  const han = count(/\p{Script=Han}/gu);
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const cyrillic = count(/\p{Script=Cyrillic}/gu);
  const latin = count(/\p{Script=Latin}/gu);
  const letters = han * 3 + kana + cyrillic + latin;
  if (letters < 4) return '';
  if (han * 3 > letters / 2) return kana > han / 5 ? '' : 'zh';
  if (cyrillic > letters / 2) return count(/[іїєґўқәөұһљњћђѓќјџ]/giu) > cyrillic * 0.01 ? '' : 'ru';
  const words = count(/\p{L}+/gu);
  return latin > letters / 2 && count(englishWords) > words * 0.08 ? 'en' : '';
}
