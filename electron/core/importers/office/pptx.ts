import { ZipFile } from '../archive/zip-file.ts';
import { aReading, counted, type FileOutcome, type OpenFile } from '../outcome.ts';
import { guessLanguage } from '../text/language.ts';
import { damaged } from '../unreadable.ts';
import { coreProperties, relationships, XmlParts } from '../xml/sax.ts';
import { embedded, outsideWarning } from './docx.ts';

const what = 'a PowerPoint presentation';
const MAIN = 'ppt/presentation.xml';

/** A presentation: a page for each slide in their order, with speaker notes and comments marked. */
export function readPptx({ bytes, sniffed, warnings }: OpenFile): FileOutcome {
  const parts = new XmlParts(new ZipFile(bytes, what), what);
  const slides = slideParts(parts);
  if (slides.length === 0) throw damaged(what, 'it has no slide');
  const read = slides.map(part => readSlide(parts, part));
  const pages = read.map(({ text }, index) => ({ number: index + 1, text, width: 0, height: 0, runs: [] }));
  const hidden = read.flatMap(({ isHidden }, index) => (isHidden ? [index + 1] : []));
  const notes = read.filter(({ hasNotes }) => hasNotes).length;
  const children = embedded(parts, 'ppt/');
  return {
    state: 'imported',
    kind: 'text',
    mediaType: sniffed.mediaType,
    reading: aReading({
      language: guessLanguage(pages.map(({ text }) => text).join('\n')),
      pages,
      pagesWithoutText: pages.filter(({ text }) => text.trim() === '').map(({ number }) => number),
      warnings: [
        ...warnings,
        ...(hidden.length > 0 ? [`Hidden slides, kept and marked: ${hidden.join(', ')}.`] : []),
        ...(notes > 0
          ? [
              `${counted(notes, 'slide')} with speaker notes or comments: kept, and marked in square brackets.`,
            ]
          : []),
        ...outsideWarning(parts, MAIN),
      ],
      metadata: coreProperties(parts, 'docProps/core.xml'),
    }),
    ...(children.length > 0 && { children }),
  };
}

function slideParts(parts: XmlParts): string[] {
  const { inside } = relationships(parts, MAIN);
  const found: string[] = [];
  parts.read(MAIN, {
    open: ({ name, attributes }) => {
      if (name !== 'sldId') return;
      // Two attributes are called id; the one with a prefix names the relationship.
      const part = inside.get(attributes['r:id'] ?? attributes.id ?? '');
      if (part?.type === 'slide') found.push(part.target);
    },
  });
  if (found.length > 0) return found;
  const number = (name: string): number => Number(/\d+/.exec(name)?.[0] ?? 0);
  return parts
    .names()
    .filter(name => /^ppt\/slides\/slide\d+\.xml$/.test(name))
    .sort((a, b) => number(a) - number(b));
}

interface Slide {
  readonly text: string;
  readonly isHidden: boolean;
  readonly hasNotes: boolean;
}

function readSlide(parts: XmlParts, part: string): Slide {
  let isHidden = false;
  const words = drawnText(parts, part, attributes => {
    if (attributes.show === '0') isHidden = true;
  });
  const asides = [...relationships(parts, part).inside.values()].flatMap(({ target, type }) => {
    const kind = { notesSlide: 'speaker notes', comments: 'comments' }[type];
    const text = kind === undefined ? '' : drawnText(parts, target).trim();
    // The number of the slide stands in its notes as a field.
    return text === '' || /^\d+$/.test(text) ? [] : [`[${kind}: ${text}]`];
  });
  const text = [isHidden ? '[hidden slide]' : '', words.trim(), ...asides].filter(Boolean).join('\n');
  return { text: text === '' ? '' : `${text}\n`, isHidden, hasNotes: asides.length > 0 };
}

function drawnText(
  parts: XmlParts,
  part: string,
  onRoot?: (attributes: Readonly<Record<string, string>>) => void,
): string {
  const out: string[] = [];
  let inText = false;
  let inField = false;
  let isRoot = true;
  parts.read(part, {
    open: ({ name, attributes }) => {
      if (isRoot) onRoot?.(attributes);
      isRoot = false;
      if (name === 'fld') inField = attributes.type === 'slidenum';
      inText = (name === 't' || name === 'text') && !inField;
      if (name === 'br') out.push('\n');
      if (name === 'tc') out.push('\t');
      if (name === 'cNvPr' && attributes.descr) out.push(`[picture: ${attributes.descr.trim()}]\n`);
    },
    close: name => {
      inText = false;
      if (name === 'fld') inField = false;
      if (name === 'p' || name === 'tr' || name === 'cm') out.push('\n');
    },
    text: text => {
      if (inText) out.push(text);
    },
  });
  return out
    .join('')
    .replace(/\n\t/g, '\t')
    .replace(/\n{3,}/g, '\n\n');
}
