// Text as redaction compares it: letters and digits alone, so that nothing that stands between them hides a name.
import { fold, type MappedText, mapText } from '../../../shared/text/normalise.ts';
import type { Resources } from '../../ports/index.ts';
import { readVariants } from '../search/index/analyse.ts';

/** Squeezes a text to what is compared, with the way back. */
export type Squash = (text: string) => MappedText;

// Letters that look alike in Latin, Cyrillic and Greek, and forms of one letter in Arabic and Persian: hostile documents and text recognition mix them within a word.
const LOOK_ALIKE = new Map(
  Object.entries({
    а: 'a',
    в: 'b',
    е: 'e',
    к: 'k',
    м: 'm',
    н: 'h',
    о: 'o',
    р: 'p',
    с: 'c',
    т: 't',
    у: 'y',
    х: 'x',
    і: 'i',
    ј: 'j',
    ѕ: 's',
    һ: 'h',
    ԁ: 'd',
    ԛ: 'q',
    ԝ: 'w',
    ӏ: 'l',
    α: 'a',
    β: 'b',
    ε: 'e',
    ζ: 'z',
    η: 'h',
    ι: 'i',
    κ: 'k',
    μ: 'm',
    ν: 'n',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'y',
    χ: 'x',
    ی: 'ي',
    ى: 'ي',
    ک: 'ك',
    ة: 'ه',
  }),
);
// The stroke that lengthens Arabic words is a letter by its class alone.
const dropped = /[^\p{L}\p{N}]|\u0640/gu;
const marks = /\p{M}/gu;

/**
 * Makes the comparison: case, width, diacritics, ё and е, traditional and simplified characters, blanks, line ends,
 * hyphens and other signs make no difference, nor do letters that look the same in Latin, Cyrillic and Greek.
 */
export function createSquash(resources: Resources): Squash {
  const simplified = readVariants(new TextDecoder().decode(resources.read('search/han-variants.txt')));
  const segment = (part: string): string => {
    const bare = fold(part).text.normalize('NFD').replace(marks, '').normalize('NFC').replace(dropped, '');
    return [...bare].map(each => LOOK_ALIKE.get(each) ?? simplified.get(each) ?? each).join('');
  };
  return text => mapText(text, segment);
}
