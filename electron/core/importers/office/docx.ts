import type { ParsedChild } from '../../ports/parser.ts';
import { ZipFile } from '../archive/zip-file.ts';
import { safeName } from '../names.ts';
import { aReading, counted, type FileOutcome, type OpenFile } from '../outcome.ts';
import { guessLanguage } from '../text/language.ts';
import { damaged } from '../unreadable.ts';
import { coreProperties, relationships, XmlParts } from '../xml/sax.ts';
import { unwrapOle } from './ole-object.ts';
import { chunksOf, drawnTexts, wordAsides, wordStyles } from './word-parts.ts';
import { ALONE, type WordSurroundings, type WordText, wordText } from './word-text.ts';

const what = 'a Word document';
const MAIN = 'word/document.xml';

/** A Word document as its words: body, then headers and footers; comments, notes and changes where they stand, in brackets. */
export function readDocx({ bytes, sniffed, warnings }: OpenFile): FileOutcome {
  const parts = new XmlParts(new ZipFile(bytes, what), what);
  const asides = new Map([
    ...wordAsides(parts, 'word/comments.xml', 'comment'),
    ...wordAsides(parts, 'word/footnotes.xml', 'footnote'),
    ...wordAsides(parts, 'word/endnotes.xml', 'endnote'),
  ]);
  if (!parts.names().includes(MAIN)) throw damaged(what, 'its main part is missing');
  const styles = wordStyles(parts);
  const { chunks, files } = chunksOf(parts);
  const { links } = relationships(parts, MAIN);
  const body = wordText(parts, MAIN, { asides, links, chunks, ...styles });
  const uncalled = [...asides].flatMap(([key, words]) => (body.called.has(key) ? [] : [words.trim()]));
  const edges = [...uncalled, ...marginTexts(parts, styles), ...drawnTexts(parts)];
  const text = `${body.text.trim()}\n${edges.map(edge => `\n${edge}\n`).join('')}`;
  const children = [...embedded(parts, 'word/'), ...files];
  const comments = [...asides.keys()].filter(key => key.startsWith('comment')).length;
  return {
    state: 'imported',
    kind: 'text',
    mediaType: sniffed.mediaType,
    reading: aReading({
      language: guessLanguage(text),
      pages: [{ number: 1, text, width: 0, height: 0, runs: [] }],
      pagesWithoutText: text.trim() === '' ? [1] : [],
      warnings: [...warnings, ...told(body, comments), ...outsideWarning(parts, MAIN)],
      metadata: coreProperties(parts, 'docProps/core.xml'),
    }),
    ...(children.length > 0 && { children }),
  };
}

function told({ hidden, inserted, deleted, symbols }: WordText, comments: number): string[] {
  const found = [
    [comments, 'comment', 'comments'],
    [inserted, 'tracked insertion', 'tracked insertions'],
    [deleted, 'tracked deletion', 'tracked deletions'],
    [hidden, 'hidden passage', 'hidden passages'],
  ] as const;
  const parts = found.filter(([count]) => count > 0).map(([count, one, many]) => counted(count, one, many));
  return [
    ...(parts.length === 0 ? [] : [`${parts.join(', ')}: kept, and marked in square brackets.`]),
    ...(symbols === 0
      ? []
      : [
          `${counted(symbols, 'symbol of a font has', 'symbols of fonts have')} no letter that could stand here: in square brackets stand their numbers. Look at them in Word.`,
        ]),
  ];
}

/** A sentence when a part wants something from outside the file: a template, a picture. */
export function outsideWarning(parts: XmlParts, part: string): string[] {
  const { outside } = relationships(parts, part);
  const settings = relationships(parts, 'word/settings.xml').outside;
  return outside + settings === 0
    ? []
    : [
        `${counted(outside + settings, 'reference')} to something outside the file (a template or picture): nothing was fetched.`,
      ];
}

function marginTexts(
  parts: XmlParts,
  styles: Pick<WordSurroundings, 'hiddenStyles' | 'shadedStyles'>,
): string[] {
  const seen = new Set<string>();
  return parts
    .names()
    .filter(name => /^word\/(header|footer)\d*\.xml$/.test(name))
    .sort()
    .flatMap(name => {
      const kind = name.includes('header') ? 'header' : 'footer';
      const { links } = relationships(parts, name);
      const words = wordText(parts, name, { ...ALONE, links, ...styles }).text.trim();
      const marked = `[${kind}: ${words}]`;
      if (words === '' || seen.has(marked)) return [];
      seen.add(marked);
      return [marked];
    });
}

/** Files and pictures that are kept inside an Office document. */
export function embedded(parts: XmlParts, folder: string): ParsedChild[] {
  return parts
    .names()
    .filter(name => name.startsWith(`${folder}embeddings/`) || name.startsWith(`${folder}media/`))
    .filter(name => !/\.(emf|wmf|wdp|svg)$/i.test(name))
    .flatMap(name => {
      const bytes = parts.bytes(name);
      return bytes ? [unwrapOle(safeName(name.slice(name.lastIndexOf('/') + 1)), bytes)] : [];
    });
}
