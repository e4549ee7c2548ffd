// Reads one page: finds the languages and the turn that give the surest words.
import { latinPart } from '../../core/importers/ocr/choice.ts';
import { certaintyOf, pageOfWords, type Word } from '../../core/importers/ocr/words.ts';
import type { Manner, RecognisedPage, Turn } from '../../core/ports/recogniser.ts';
import type { DrawnPage } from './draw.ts';
import { bandOf, type Picture, turned } from './picture.ts';

/** Words this sure need no comparison. */
const SURE = 80;
/** Words less sure than this may stand on their head. */
const DOUBTFUL = 60;
/** Fewer letters than this say nothing about turn or language. */
const FEW_LETTERS = 12;
/** The data for traditional characters read simplified ones as their twins, hardly less sure: the reverse is not so. */
const TWIN_DOUBT = 5;
/** Fewer letters than this may be a line or two. */
const LITTLE_WRITING = 60;
/** A reading whose lines run up or down gives way to one that stands upright. */
const SIDE_DOUBT = 30;
const TURNS: readonly Turn[] = [0, 180, 90, 270];

/** Gives the words of a picture that stands upright. */
export type ReadPicture = (picture: Picture, languages: string) => readonly Word[] | Promise<readonly Word[]>;

interface Attempt extends Manner {
  readonly words: readonly Word[];
  readonly certainty: number;
}

/** The page as the likeliest languages and turn read it; `like` another page of the same file, if that fits. */
export async function readPage(
  reader: ReadPicture,
  page: DrawnPage,
  groups: readonly string[],
  like?: Manner,
): Promise<RecognisedPage> {
  const read = (manner: Manner): Promise<Attempt> => attempt(reader, page.picture, manner);
  const known = like && (await read(like));
  if (known && scoreOf(known) >= DOUBTFUL && !isOnSide(known)) return asPage(page, known);
  // Where there is no choice of languages, the page as it stands is most often right.
  const [only = 'eng', ...others] = groups;
  const plain = known || others.length > 0 ? undefined : await read({ languages: only, turn: 0 });
  if (plain && isPlainlyRight(plain)) return asPage(page, plain);
  const tried = known ?? plain;
  const manner = await likeliest(reader, bandOf(page.picture), groups);
  if (tried?.languages === manner.languages && tried.turn === manner.turn) return asPage(page, tried);
  const found = await read(manner);
  return asPage(page, tried && scoreOf(tried) > scoreOf(found) ? tried : found);
}

/** Sure, upright, and not English that was read as Russian. */
const isPlainlyRight = (plain: Attempt): boolean =>
  scoreOf(plain) >= SURE && !isOnSide(plain) && lettersOf(plain) >= FEW_LETTERS && latinOf(plain) === 'no';

function asPage({ picture, scale }: DrawnPage, { words, languages, turn }: Attempt): RecognisedPage {
  const { width, height } = picture;
  const upright = turn === 0 || turn === 180;
  const drawn = { width: upright ? width : height, height: upright ? height : width, turn, scale };
  return { ...pageOfWords(words, drawn), languages };
}

async function attempt(read: ReadPicture, picture: Picture, { languages, turn }: Manner): Promise<Attempt> {
  const words = await read(turned(picture, turn), languages);
  return { languages, turn, words, certainty: certaintyOf(words) };
}

/** Tries languages on a part of the page as it stands, then on its head and its sides, until the words are sure. */
async function likeliest(read: ReadPicture, band: Picture, groups: readonly string[]): Promise<Manner> {
  let best: Attempt | undefined;
  for (const turn of TURNS) {
    // Where hardly a letter was seen, most likely there is none: a short look at the other turns is enough.
    const some = best && lettersOf(best) < FEW_LETTERS ? groups.slice(0, 1) : groups;
    for (const languages of some) {
      // What joins languages is slow, and only worth a look when neither of them fits.
      if (best && isJoined(languages) && best.certainty >= DOUBTFUL) continue;
      const next = await attempt(read, band, { languages, turn });
      if (!best || scoreOf(next) > scoreOf(best)) best = next;
      if (scoreOf(next) >= SURE && !languages.startsWith('chi_')) return withoutTwins(read, band, next);
    }
    if (best && isSettled(best)) break;
  }
  return best ? await withoutTwins(read, band, best) : { languages: groups[0] ?? 'eng', turn: 0 };
}

const isJoined = (languages: string): boolean => languages.startsWith('chi_') && languages.includes('+');

/** Whether other turns are not worth a look: of little writing they always are, unless the words are sure. */
function isSettled(best: Attempt): boolean {
  const letters = lettersOf(best);
  if (isOnSide(best) || best.certainty < DOUBTFUL || letters < FEW_LETTERS) return false;
  // What joins scripts finds some letter for anything, on its head as well.
  return best.certainty >= SURE || (letters >= LITTLE_WRITING && !isJoined(best.languages));
}

const scoreOf = (attempt: Attempt): number =>
  attempt.certainty -
  (attempt.languages === 'chi_tra' ? TWIN_DOUBT : 0) -
  (isOnSide(attempt) ? SIDE_DOUBT : 0);

/** Whether lines run up or down: the engine reads such lines, but where they run is not told with the words. */
function isOnSide({ words }: Attempt): boolean {
  const long = words.filter(({ text }) => /^[\p{L}\p{N}]{3,}$/u.test(text) && !/\p{Script=Han}/u.test(text));
  return long.length > 0 && long.filter(({ width, height }) => height > width).length * 2 > long.length;
}

const lettersOf = ({ words }: Attempt): number => words.reduce((sum, { text }) => sum + text.length, 0);

/** How far what was read as another language and English is English. */
function latinOf({ languages, words }: Attempt): ReturnType<typeof latinPart> {
  const isMixed = languages.endsWith('+eng') && !languages.startsWith('chi_');
  return isMixed ? latinPart(words.map(word => word.text).join(' ')) : 'no';
}

/** English is read as English alone, so that no Cyrillic letter stands for its Latin twin. */
async function withoutTwins(read: ReadPicture, band: Picture, best: Attempt): Promise<Manner> {
  const { turn } = best;
  const latin = latinOf(best);
  if (latin === 'no') return best;
  const english = await attempt(read, band, { languages: 'eng', turn });
  const least = latin === 'all' ? best.certainty - 3 : best.certainty;
  return english.certainty >= least ? english : best;
}
