// PowerPoint 97 to 2003.
import { aReading, counted, type FileOutcome, type OpenFile } from '../outcome.ts';
import { guessLanguage } from '../text/language.ts';
import { damaged } from '../unreadable.ts';
import { CompoundFile } from './compound-file.ts';
import { doneBy } from './marked-text.ts';
import { everyRecord, PptFile, type PptRecord, R, recordsIn, viewOf } from './ppt-format.ts';
import { summaryOf } from './property-set.ts';

const what = 'an older PowerPoint presentation';

/** An older presentation: a page for each slide in their order, with speaker notes and comments marked. */
export function readPpt({ bytes, sniffed, warnings }: OpenFile): FileOutcome {
  try {
    const file = new CompoundFile(bytes);
    const stream = file.stream('PowerPoint Document');
    const user = file.stream('Current User');
    if (stream === undefined || user === undefined) throw damaged(what, 'its main part is missing');
    const slides = slidesOf(new PptFile(stream, user));
    if (slides.length === 0) throw damaged(what, 'it has no slide');
    const pages = slides.map(({ text }, index) => ({
      number: index + 1,
      text,
      width: 0,
      height: 0,
      runs: [],
    }));
    return {
      state: 'imported',
      kind: 'text',
      mediaType: sniffed.mediaType,
      reading: aReading({
        language: guessLanguage(pages.map(({ text }) => text).join('\n')),
        pages,
        pagesWithoutText: pages.filter(({ text }) => text.trim() === '').map(({ number }) => number),
        warnings: [...warnings, ...told(slides)],
        metadata: summaryOf(file),
      }),
    };
  } catch (error) {
    if (error instanceof RangeError) throw damaged(what, 'parts of it are missing');
    throw error;
  }
}

interface Slide {
  readonly text: string;
  readonly isHidden: boolean;
  readonly asides: number;
}

function told(slides: readonly Slide[]): string[] {
  const hidden = slides.flatMap(({ isHidden }, index) => (isHidden ? [index + 1] : []));
  const noted = slides.filter(({ asides }) => asides > 0).length;
  return [
    ...(hidden.length > 0 ? [`Hidden slides, kept and marked: ${hidden.join(', ')}.`] : []),
    ...(noted > 0
      ? [`${counted(noted, 'slide')} with speaker notes or comments: kept, and marked in square brackets.`]
      : []),
  ];
}

/** A slide or page of notes in a list: its own number, the number of its record, and the words of its outline. */
interface Listed {
  readonly id: number;
  readonly record: number;
  readonly outline: string[];
}

const SLIDES = 0;
const NOTES = 2;

function slidesOf(file: PptFile): Slide[] {
  const lists = [...recordsIn(file.document?.inside ?? new Uint8Array(0))];
  const listOf = (instance: number): Listed[] =>
    lists.filter(({ type, instance: own }) => type === R.SLIDE_LIST && own === instance).flatMap(listed);
  const notes = new Map(listOf(NOTES).map(({ id, record }) => [id, record]));
  return listOf(SLIDES).map(({ record, outline }) => {
    const slide = file.get(record);
    if (slide?.type !== R.SLIDE) return { text: outline.join('\n'), isHidden: false, asides: 0 };
    const noted = notes.get(notesOf(slide));
    return readSlide(slide, outline, noted === undefined ? undefined : file.get(noted));
  });
}

function listed({ inside }: PptRecord): Listed[] {
  const found: Listed[] = [];
  for (const record of recordsIn(inside)) {
    if (record.type === R.SLIDE_PLACE) {
      const view = viewOf(record.inside);
      found.push({ record: view.getUint32(0, true), id: view.getUint32(12, true), outline: [] });
    } else if (record.type === R.TEXT_HEADER) found.at(-1)?.outline.push('');
    else {
      const outline = found.at(-1)?.outline;
      if (outline && outline.length > 0 && isText(record)) outline[outline.length - 1] = wordsOf(record);
    }
  }
  return found;
}

const isText = ({ type }: PptRecord): boolean => type === R.WIDE_TEXT || type === R.NARROW_TEXT;

/** Letters of 16 bits, or of 8 where none needs more. */
const wordsOf = ({ type, inside }: PptRecord): string =>
  new TextDecoder(type === R.NARROW_TEXT ? 'windows-1252' : 'utf-16le')
    .decode(inside)
    .replace(/[\r\v]/g, '\n');

/** The number of the notes that belong to a slide. */
function notesOf({ inside }: PptRecord): number {
  for (const record of recordsIn(inside))
    if (record.type === R.SLIDE_ATOM && record.inside.length >= 20)
      return viewOf(record.inside).getUint32(16, true);
  return 0;
}

const HIDDEN = 4;

function readSlide(slide: PptRecord, outline: readonly string[], notes: PptRecord | undefined): Slide {
  const words: string[] = [];
  const comments: string[] = [];
  const used = new Set<number>();
  let isHidden = false;
  for (const record of everyRecord(slide.inside)) {
    if (isText(record)) words.push(wordsOf(record));
    else if (record.type === R.OUTLINE_REFERENCE && record.inside.length >= 4) {
      const index = viewOf(record.inside).getUint32(0, true);
      used.add(index);
      words.push(outline[index] ?? '');
    } else if (record.type === R.SHOW_INFO && record.inside.length >= 12)
      isHidden = (viewOf(record.inside).getUint16(10, true) & HIDDEN) !== 0;
    else if (record.type === R.COMMENT) comments.push(commentOf(record));
  }
  for (const [index, line] of outline.entries()) if (!used.has(index)) words.push(line);
  const noted = notes ? notesText(notes) : '';
  const asides = [...(noted === '' ? [] : [`[speaker notes: ${noted}]`]), ...comments];
  const lines = [isHidden ? '[hidden slide]' : '', ...words.map(word => word.trim()), ...asides];
  const text = lines.filter(Boolean).join('\n');
  return { text: text === '' ? '' : `${text}\n`, isHidden, asides: asides.length };
}

/** The number of the page stands in notes as a star. */
function notesText({ inside }: PptRecord): string {
  const words = [...everyRecord(inside)].filter(isText).map(record => wordsOf(record).trim());
  return words.filter(word => word !== '' && word !== '*').join('\n');
}

function commentOf({ inside }: PptRecord): string {
  const strings = new Map<number, string>();
  for (const record of recordsIn(inside))
    if (record.type === R.STRING) strings.set(record.instance, wordsOf(record).trim());
  return `[${doneBy('comment', strings.get(0) ?? '', '')}: ${strings.get(1) ?? ''}]`;
}
