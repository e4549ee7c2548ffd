// Text layers that do not say what the page shows: fonts without a map to characters, or bad OCR.

/** Bigrams that make up much of any Russian text. */
const commonRussian = new Set(
  'ст но ен то на ов ни ра во ко по пр ре ос ро не ан ел го ли он ал ва ти ль от ер та ат ом ор ка ле ть де за ла ны ом ес те ри та да ит ве мо об'.split(
    ' ',
  ),
);

/** Whether a page's text is unusable, so that the page counts as one without text. */
export function isNonsense(text: string): boolean {
  const letters = text.replace(/\s+/g, '');
  if (letters.length === 0) return true;
  if (shareOf(letters, /[\p{Co}\p{Cn}\p{Cc}\ufffd]/gu) > 0.3) return true;
  return isFalseCyrillic(text) || isFalseLatin(text);
}

const shareOf = (text: string, pattern: RegExp): number => (text.match(pattern)?.length ?? 0) / text.length;

/** Letters of one script read as Cyrillic: words torn by digits and signs, and not the pairs that Russian has. */
function isFalseCyrillic(text: string): boolean {
  if (!/[А-яЁё]/.test(text)) return false;
  const words = text.split(/\s+/).filter(word => /\p{Script=Cyrillic}/u.test(word));
  if (words.length < 12 || words.join('').length < 60) return false;
  if (words.filter(isTorn).length < words.length * 0.2) return false;
  let pairs = 0;
  let common = 0;
  for (const [run] of text.toLowerCase().matchAll(/[а-яё]{2,}/g))
    for (let at = 0; at + 1 < run.length; at++) {
      pairs++;
      if (commonRussian.has(run.slice(at, at + 2))) common++;
    }
  return pairs > 30 && common < pairs * 0.36;
}

/** A sign or digit between letters, a capital after a small letter, or two scripts in one word. */
const isTorn = (word: string): boolean =>
  /\p{L}[$\d{}|^~<>=+*#@!]+\p{L}|\p{L}[${}|^~<>#@]|[${}|^~<>#@]\p{L}|\p{Ll}\p{Lu}|[a-z]\p{Script=Cyrillic}|\p{Script=Cyrillic}[a-z]/u.test(
    word,
  );

/** A shifted alphabet has hardly any vowels; no language in Latin letters does that in running words. */
function isFalseLatin(text: string): boolean {
  const words = text.match(/(?<![\p{L}\d])[a-z]{4,}(?![\p{L}\d])/gu) ?? [];
  if (words.length < 25) return false;
  return shareOf(words.join(''), /[aeiouy]/g) < 0.25;
}
