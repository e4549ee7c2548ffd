// OpenDocument: texts, presentations and spreadsheets share one way of writing.
import type { ParsedChild } from '../../ports/parser.ts';
import { ZipFile } from '../archive/zip-file.ts';
import { ODS } from '../containers.ts';
import { safeName } from '../names.ts';
import { aReading, counted, type FileOutcome, type OpenFile } from '../outcome.ts';
import { guessLanguage } from '../text/language.ts';
import { needsPassword } from '../unreadable.ts';
import { coreProperties, XmlParts } from '../xml/sax.ts';
import { markedWarning } from './marked-text.ts';
import { odfText } from './odf-text.ts';
import { lockedParts, unlockOdf } from './odf-unlock.ts';
import { odsSheets } from './ods.ts';
import { workbookOutcome } from './workbook.ts';

/** An OpenDocument text or presentation as its words, or a spreadsheet as its tables. */
export function readOdf(file: OpenFile): FileOutcome {
  const { bytes, sniffed, manner } = file;
  const zip = new ZipFile(bytes, sniffed.what);
  const parts = new XmlParts(zip, sniffed.what);
  const locks = lockedParts(parts);
  if (locks.length === 0) return readParts(file, parts);
  const { passwords, ciphers } = manner;
  const opened = ciphers && unlockOdf(zip, locks, passwords, ciphers);
  if (!opened) throw needsPassword('document', passwords);
  const unlocked = new XmlParts(new ZipFile(opened.bytes, sniffed.what), sniffed.what);
  return { ...readParts(file, unlocked), password: opened.password };
}

function readParts({ name, sniffed, warnings }: OpenFile, parts: XmlParts): FileOutcome {
  const metadata = coreProperties(parts, 'meta.xml');
  const { mediaType } = sniffed;
  if (mediaType === ODS) return workbookOutcome(name, odsSheets(parts), mediaType, warnings, metadata);
  const { pages, counts, hiddenSlides } = odfText(parts);
  const whole = pages.join('\n');
  const children = picturesOf(parts);
  return {
    state: 'imported',
    kind: 'text',
    mediaType,
    reading: aReading({
      language: guessLanguage(whole),
      pages: pages.map((text, index) => ({ number: index + 1, text, width: 0, height: 0, runs: [] })),
      pagesWithoutText: pages.flatMap((text, index) => (text.trim() === '' ? [index + 1] : [])),
      warnings: [
        ...warnings,
        ...markedWarning(counts),
        ...(hiddenSlides.length > 0 ? [`Hidden slides, kept and marked: ${hiddenSlides.join(', ')}.`] : []),
        ...notesWarning(counts),
      ],
      metadata,
    }),
    ...(children.length > 0 && { children }),
  };
}

function notesWarning(counts: ReadonlyMap<string, number>): string[] {
  const notes = counts.get('speaker notes') ?? 0;
  return notes === 0
    ? []
    : [`${counted(notes, 'slide')} with speaker notes: kept, and marked in square brackets.`];
}

/** Pictures and files that are kept inside; drawings that only Office programs know are left. */
function picturesOf(parts: XmlParts): ParsedChild[] {
  return parts
    .names()
    .filter(name => /^(Pictures\/|Object [^/]+$)/.test(name) && !/\.(emf|wmf|svm|svg)$/i.test(name))
    .flatMap(name => {
      const bytes = parts.bytes(name);
      return bytes && bytes.length > 0 ? [{ name: safeName(name.replace('Pictures/', '')), bytes }] : [];
    });
}
