// OpenDocument: texts, presentations and spreadsheets share one way of writing.
import { ZipFile } from '../archive/zip-file.ts';
import { ODS } from '../containers.ts';
import { aReading, counted, type FileOutcome, type OpenFile } from '../outcome.ts';
import { guessLanguage } from '../text/language.ts';
import { Unreadable } from '../unreadable.ts';
import { coreProperties, type XmlElement, XmlParts } from '../xml/sax.ts';
import { odsSheets } from './ods.ts';
import { workbookOutcome } from './workbook.ts';

const MAIN = 'content.xml';

/** An OpenDocument text or presentation as its words, or a spreadsheet as its tables. */
export function readOdf({ name, bytes, sniffed, warnings }: OpenFile): FileOutcome {
  const parts = new XmlParts(new ZipFile(bytes, sniffed.what), sniffed.what);
  refuseLocked(parts);
  const metadata = coreProperties(parts, 'meta.xml');
  const { mediaType } = sniffed;
  if (mediaType === ODS) return workbookOutcome(name, odsSheets(parts), mediaType, warnings, metadata);
  const reader = new TextReader();
  parts.read(MAIN, {
    open: element => reader.open(element),
    close: tag => reader.close(tag),
    text: text => reader.text(text),
  });
  const pages = reader.done();
  const whole = pages.join('\n');
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
        ...(reader.marked > 0
          ? [
              `${counted(reader.marked, 'comment or note', 'comments and notes')}: kept, and marked in square brackets.`,
            ]
          : []),
        ...(whole.trim() === '' ? ['The document holds no words.'] : []),
      ],
      metadata,
    }),
  };
}

function refuseLocked(parts: XmlParts): void {
  let isLocked = false;
  parts.read('META-INF/manifest.xml', {
    open: ({ name }) => {
      if (name === 'encryption-data') isLocked = true;
    },
  });
  if (isLocked)
    throw new Unreadable(
      'The document is locked with a password. Save an unlocked copy with the password, and import that.',
      'needs-password',
    );
}

const asides: Readonly<Record<string, string>> = {
  annotation: 'comment',
  note: 'note',
  notes: 'speaker notes',
};

class TextReader {
  marked = 0;
  readonly #pages: string[][] = [[]];
  #depth = 0;
  #inBody = false;
  #inTracked = 0;
  #inCell = 0;
  #cells = 0;
  #slides = 0;
  #silent = 0;

  open({ name, attributes }: XmlElement): void {
    if (name === 'body') this.#inBody = true;
    if (!this.#inBody) return;
    if (name === 'tracked-changes') this.#inTracked++;
    if (name === 'page' && this.#slides++ > 0) this.#pages.push([]);
    if (name === 'note-citation' || (this.#depth > 0 && (name === 'creator' || name === 'date')))
      this.#silent++;
    const aside = asides[name];
    if (aside !== undefined) {
      this.#depth++;
      this.marked++;
      this.#put(` [${aside}: `);
    } else if (name === 'tab') this.#put('\t');
    else if (name === 's') this.#put(' '.repeat(Math.min(Number(attributes.c ?? 1) || 1, 1000)));
    else if (name === 'line-break') this.#put('\n');
    else if (name === 'table-row') this.#cells = 0;
    else if (name === 'table-cell') {
      if (this.#cells++ > 0) this.#put('\t');
      this.#inCell++;
    }
  }

  close(name: string): void {
    if (!this.#inBody) return;
    if (name === 'tracked-changes') this.#inTracked--;
    if (name === 'note-citation' || (this.#depth > 0 && (name === 'creator' || name === 'date')))
      this.#silent--;
    if (asides[name] !== undefined) {
      this.#depth--;
      this.#put(']');
    } else if (name === 'table-cell') this.#inCell--;
    else if (name === 'table-row') this.#put('\n');
    else if (name === 'p' || name === 'h') this.#put(this.#depth > 0 || this.#inCell > 0 ? ' ' : '\n');
    else if (name === 'body') this.#inBody = false;
  }

  text(text: string): void {
    if (this.#inBody && this.#silent === 0) this.#put(text.replace(/[\t\r\n ]+/g, ' '));
  }

  #put(text: string): void {
    if (this.#inTracked === 0) this.#pages.at(-1)?.push(text);
  }

  done(): string[] {
    return this.#pages.map(page => {
      const text = page
        .join('')
        .replace(/ +(?=[\]\t\n])/g, '')
        .replace(/\n +/g, '\n')
        .trim();
      return text === '' ? '' : `${text}\n`;
    });
  }
}
