import type { TextPart } from '../../../shared/contract/documents.ts';
import type { ParsedChild } from '../../ports/parser.ts';
import { aReading, counted, type FileOutcome, type OpenFile } from '../outcome.ts';
import { extensionOf } from '../sniff.ts';
import { moved, textPage } from '../structure.ts';
import { grid } from '../table/grid.ts';
import { decodeIn } from '../text/decode-in.ts';
import { type Decoded, decodeText } from '../text/encoding.ts';
import { guessLanguage } from '../text/language.ts';
import { Unreadable } from '../unreadable.ts';
import { type HtmlText, htmlText } from './html-text.ts';

/** A web page as its words, or as the table that it is nothing but. Nothing is run or fetched. */
export function readHtml({ name, bytes, sniffed, warnings, manner }: OpenFile): FileOutcome {
  const decoded = manner.encoding ? decodeIn(bytes, manner.encoding) : decodeHtml(bytes);
  const page = htmlText(decoded.text);
  const told = [
    ...warnings,
    ...decoded.warnings,
    ...(page.leftOut > 0
      ? [
          `${counted(page.leftOut, 'script, picture or other reference', 'scripts, pictures or other references')} left out: nothing was run or fetched.`,
        ]
      : []),
  ];
  const metadata = { ...(page.title && { Title: page.title }), ...page.meta };
  const { encoding } = decoded;
  const { mediaType } = sniffed;
  if (isTable(name, page)) {
    const { table, above, warnings: about } = grid(page.tables[0] ?? []);
    const language = guessLanguage(page.text);
    const reading = aReading({ encoding, language, table, metadata, warnings: [...told, ...about] });
    const beside = wordsBeside(name, page, above);
    return { state: 'imported', kind: 'table', mediaType, reading, ...(beside && { children: [beside] }) };
  }
  const own = page.title === '' ? page.text : `${page.title}\n\n${page.text}`;
  const text = [own, ...asideLines(page)].join('\n').trimStart();
  return {
    state: 'imported',
    kind: 'text',
    mediaType,
    reading: aReading({
      encoding,
      language: guessLanguage(text),
      pages: [textPage(text, structureOf(page))],
      pagesWithoutText: text.trim() === '' ? [1] : [],
      metadata,
      warnings: told,
    }),
  };
}

/** What a page says without showing it stands behind its words. */
const asideLines = ({ asides }: HtmlText): string[] => [
  ...asides.links.map(({ line }) => line),
  ...asides.others,
];

/** Words of a page that is a table otherwise: a document of its own, so that nothing is lost. */
function wordsBeside(name: string, page: HtmlText, above: string): ParsedChild | undefined {
  const text = [page.title, page.outsideTables, above, ...asideLines(page)].filter(Boolean).join('\n');
  if (page.outsideTables === '' && above === '' && asideLines(page).length === 0) return undefined;
  return {
    name: `${name} / words beside the table`,
    bytes: new TextEncoder().encode(text),
    outcome: {
      state: 'imported',
      kind: 'text',
      mediaType: 'text/plain',
      reading: aReading({ encoding: 'utf-8', language: guessLanguage(text), pages: [textPage(text, [])] }),
    },
  };
}

/** What the words are, behind the title that stands before them. */
function structureOf({ title, structure }: HtmlText): TextPart[] {
  if (title === '') return [...structure];
  return [{ kind: 'heading', start: 0, end: title.length, level: 1 }, ...moved(structure, title.length + 2)];
}

/** Customs and bank portals export tables as pages, and call them .xls. */
const isTable = (name: string, { tables, outsideTables }: HtmlText): boolean =>
  tables.length === 1 &&
  (tables[0]?.length ?? 0) > 1 &&
  (/^xlsx?$/.test(extensionOf(name)) || (outsideTables.length < 200 && (tables[0]?.length ?? 0) > 20));

const declared = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)|^<\?xml[^>]*encoding=["']([\w-]+)/i;

/** The bytes decide where they can (marks, valid UTF-8); else what the page declares; else the likeliest letters. */
export function decodeHtml(bytes: Uint8Array): Decoded {
  const guessed = decodeText(bytes);
  if (guessed === undefined)
    throw new Unreadable('This is a web page with bytes that are not text. Ask for the file again.');
  if (/^(ascii|utf-)/.test(guessed.encoding)) return guessed;
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 4096));
  const match = declared.exec(head);
  const label = (match?.[1] ?? match?.[2] ?? '').toLowerCase();
  if (label === '' || label.startsWith('utf-')) return guessed;
  return decodeAs(label, bytes) ?? guessed;
}

/** Decodes by a declared name; undefined when the name is unknown or a tenth of what is beyond ASCII would be lost. */
export function decodeAs(label: string, bytes: Uint8Array): Decoded | undefined {
  try {
    const text = new TextDecoder(label).decode(bytes);
    const lost = text.split('\ufffd').length - 1;
    const beyond = text.replace(/[\0-\x7f]/g, '').length;
    if (lost * 10 > beyond) return undefined;
    return {
      text,
      encoding: commonName(label),
      warnings: lost > 0 ? [`${lost} places could not be decoded as ${label} and show as \ufffd.`] : [],
    };
  } catch {
    return undefined;
  }
}

const commonName = (label: string): string =>
  ({ cp1251: 'windows-1251', 'x-cp1251': 'windows-1251', ibm866: 'cp866', gbk: 'gb18030' })[label] ?? label;
