// From the words of a recognised picture to page text and runs.
import type { RecognisedPage, Turn } from '../../ports/recogniser.ts';

/** One word, its box in pixels of the picture as it was recognised (upright). */
export interface Word {
  readonly text: string;
  readonly line: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** 0 to 100. */
  readonly confidence: number;
}

/** The picture that was recognised: its size in pixels, how it was turned, and its pixels for one unit of the page. */
export interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly turn: Turn;
  readonly scale: number;
}

/** Below this, what looks like words is the grain of a photograph … */
const LEAST_CERTAINTY = 50;
/** … and below this, when there are only a few letters. */
const LEAST_CERTAINTY_OF_FEW = 75;
const FEW_LETTERS = 8;

const WORD_LEVEL = '5';

/** Words of Tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, confidence, text. */
export function wordsOf(table: string): Word[] {
  const words: Word[] = [];
  for (const row of table.split('\n')) {
    const [level, , block, paragraph, line, , x, y, width, height, confidence, text = ''] = row.split('\t');
    if (level !== WORD_LEVEL || text.trim() === '') continue;
    words.push({
      text: text.trim(),
      line: `${block}.${paragraph}.${line}`,
      x: Number(x),
      y: Number(y),
      width: Number(width),
      height: Number(height),
      confidence: Math.max(0, Math.min(100, Math.round(Number(confidence)))),
    });
  }
  return words;
}

/** Confidence of all words together, weighted by their length; 0 without words. */
export function certaintyOf(words: readonly Word[]): number {
  let sum = 0;
  let letters = 0;
  for (const { text, confidence } of words) {
    sum += confidence * text.length;
    letters += text.length;
  }
  return letters === 0 ? 0 : sum / letters;
}

/** Page text with a run for each word; lines end with a line end, and Chinese characters stand without blanks. */
export function pageOfWords(words: readonly Word[], drawn: Drawn): Omit<RecognisedPage, 'languages'> {
  const { turn, scale } = drawn;
  const upright = turn === 0 || turn === 180;
  const certainty = certaintyOf(words);
  const page = {
    turn,
    certainty,
    width: twoDecimals((upright ? drawn.width : drawn.height) / scale),
    height: twoDecimals((upright ? drawn.height : drawn.width) / scale),
  };
  if (!isWriting(words, certainty)) return { ...page, text: '', runs: [], confidence: [] };
  const runs: number[] = [];
  let text = '';
  let before: Word | undefined;
  for (const word of words) {
    text += before ? between(before, word) : '';
    runs.push(text.length, word.text.length, ...boxOf(word, drawn));
    text += word.text;
    before = word;
  }
  return { ...page, text, runs, confidence: words.map(word => word.confidence) };
}

function isWriting(words: readonly Word[], certainty: number): boolean {
  const letters = words.reduce((sum, { text }) => sum + text.length, 0);
  return certainty >= (letters < FEW_LETTERS ? LEAST_CERTAINTY_OF_FEW : LEAST_CERTAINTY);
}

const HAN_END = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]$/u;
const HAN_START = /^[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** What stands between two words: nothing beside a Chinese character, unless the gap is wide enough to divide columns. */
function between(before: Word, word: Word): string {
  if (before.line !== word.line) return '\n';
  const gap = (word.x - before.x - before.width) / Math.max(before.height, word.height);
  const chinese = Number(HAN_END.test(before.text)) + Number(HAN_START.test(word.text));
  return (chinese === 2 && gap <= 1) || (chinese === 1 && gap <= 0.4) ? '' : ' ';
}

/** `x, y, width, height, direction` on the page as displayed. */
function boxOf({ x, y, width, height }: Word, { turn, scale, ...drawn }: Drawn): number[] {
  const right = drawn.width - x - width;
  const bottom = drawn.height - y - height;
  const boxes: Record<Turn, readonly number[]> = {
    0: [x, y, width, height],
    90: [y, right, height, width],
    180: [right, bottom, width, height],
    270: [bottom, x, height, width],
  };
  return [...boxes[turn].map(value => twoDecimals(value / scale)), (360 - turn) % 360];
}

const twoDecimals = (value: number): number => Math.round(value * 100) / 100;
