// Reads one page: finds the languages and the turn that give the surest words.
import { isLatinAlone } from '../../core/importers/ocr/choice.ts';
import { certaintyOf, pageOfWords, type Word } from '../../core/importers/ocr/words.ts';
import type { Manner, RecognisedPage, Turn } from '../../core/ports/recogniser.ts';
import type { DrawnPage } from './draw.ts';
import { bandOf, type Picture, turned } from './picture.ts';
import type { Tesseract } from './tesseract.ts';

/** Words this sure need no comparison. */
const SURE = 80;
/** Words less sure than this may stand on their head. */
const DOUBTFUL = 60;
/** Fewer letters than this say nothing about turn or language. */
const FEW_LETTERS = 12;
/** The data for traditional characters read simplified ones as their twins, hardly less sure: the reverse is not so. */
const TWIN_DOUBT = 5;
const TURNS: readonly Turn[] = [0, 180, 90, 270];

interface Attempt extends Manner {
  readonly words: readonly Word[];
  readonly certainty: number;
}

/** The page as the likeliest languages and turn read it; `like` another page of the same file, if that fits. */
export function readPage(
  tesseract: Tesseract,
  page: DrawnPage,
  groups: readonly string[],
  like?: Manner,
): RecognisedPage {
  const read = (manner: Manner): Attempt => attempt(tesseract, page.picture, manner);
  const known = like && read(like);
  if (known && known.certainty >= DOUBTFUL) return asPage(page, known);
  const manner = likeliest(tesseract, bandOf(page.picture), groups);
  if (known?.languages === manner.languages && known.turn === manner.turn) return asPage(page, known);
  const found = read(manner);
  return asPage(page, known && known.certainty > found.certainty ? known : found);
}

function asPage({ picture, scale }: DrawnPage, { words, languages, turn }: Attempt): RecognisedPage {
  const { width, height } = picture;
  const upright = turn === 0 || turn === 180;
  const drawn = { width: upright ? width : height, height: upright ? height : width, turn, scale };
  return { ...pageOfWords(words, drawn), languages };
}

function attempt(tesseract: Tesseract, picture: Picture, { languages, turn }: Manner): Attempt {
  const words = tesseract.read(turned(picture, turn), languages);
  return { languages, turn, words, certainty: certaintyOf(words) };
}

/** Tries languages on a part of the page as it stands, then on its head and its sides, until the words are sure. */
function likeliest(tesseract: Tesseract, band: Picture, groups: readonly string[]): Manner {
  let best: Attempt | undefined;
  for (const turn of TURNS) {
    // Where hardly a letter was seen, most likely there is none: a short look at the other turns is enough.
    const some = best && lettersOf(best) < FEW_LETTERS ? groups.slice(0, 1) : groups;
    for (const languages of some) {
      // What joins languages is slow, and only worth a look when neither of them fits.
      if (best && languages.startsWith('chi_') && languages.includes('+') && best.certainty >= DOUBTFUL)
        continue;
      const next = attempt(tesseract, band, { languages, turn });
      if (!best || scoreOf(next) > scoreOf(best)) best = next;
      if (next.certainty >= SURE && !languages.startsWith('chi_')) return withoutTwins(tesseract, band, next);
    }
    if (best && best.certainty >= DOUBTFUL && lettersOf(best) >= FEW_LETTERS) break;
  }
  return best ? withoutTwins(tesseract, band, best) : { languages: groups[0] ?? 'eng', turn: 0 };
}

const scoreOf = ({ languages, certainty }: Attempt): number =>
  languages === 'chi_tra' ? certainty - TWIN_DOUBT : certainty;

const lettersOf = ({ words }: Attempt): number => words.reduce((sum, { text }) => sum + text.length, 0);

/** English is read as English alone, so that no Cyrillic letter stands for its Latin twin. */
function withoutTwins(tesseract: Tesseract, band: Picture, best: Attempt): Manner {
  const { languages, turn, words } = best;
  const isMixed = languages.endsWith('+eng') && !languages.startsWith('chi_');
  if (!isMixed || !isLatinAlone(words.map(word => word.text).join(' '))) return best;
  const english = attempt(tesseract, band, { languages: 'eng', turn });
  return english.certainty >= best.certainty - 3 ? english : best;
}
