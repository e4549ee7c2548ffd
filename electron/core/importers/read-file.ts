import type { ParsedTable } from '../ports/parser.ts';
import { partOf } from './archive/parts.ts';
import { lookInside } from './containers.ts';
import { readImage } from './image/image.ts';
import { lockedByKey, withoutArmor } from './mail/sealed.ts';
import { type FileOutcome, type Manner, type OpenFile, PLAINLY } from './outcome.ts';
import { everyPage, joinPdfShares, type NextPage, type PdfShare, readPdfShare } from './pdf/pdf.ts';
import type { PdfReader } from './pdf/pdf-reader.ts';
import { readers } from './readers.ts';
import { extensionOf, nameLie, type Sniffed, sniff } from './sniff.ts';
import { findDelimiter } from './table/delimited.ts';
import { readTable } from './table/table.ts';
import { decodeIn } from './text/decode-in.ts';
import { decodeXml } from './text/decode-xml.ts';
import type { Decoded } from './text/encoding.ts';
import { jsonValues, readableJson, readableXml } from './text/structured.ts';
import { readText } from './text/text.ts';
import { Unreadable } from './unreadable.ts';

/** Reads one file of any kind by its content. Every bad file is an outcome with a reason; only bugs reject. */
export const readFile = async (
  name: string,
  bytes: Uint8Array,
  pdf: PdfReader,
  manner: Manner = PLAINLY,
): Promise<FileOutcome> => joinPdfShares([await readShare(name, bytes, pdf, everyPage(), manner)]);

/** Like `readFile`, but of a PDF only those pages that `nextPage` gives. The shares are put together afterwards. */
export async function readShare(
  name: string,
  bytes: Uint8Array,
  pdf: PdfReader,
  nextPage: NextPage,
  manner: Manner = PLAINLY,
): Promise<PdfShare> {
  const sniffed = lookInside(bytes, sniff(bytes));
  const lie = nameLie(name, sniffed);
  const warnings = lie === undefined ? [] : [lie];
  if (sniffed.kind === 'pdf') return readPdfShare(pdf, bytes, warnings, nextPage, manner.passwords);
  return { state: 'whole', outcome: await readGuarded({ name, bytes, sniffed, warnings, manner }) };
}

/** What an importer could not read becomes an outcome with its reason. */
async function readGuarded(file: OpenFile): Promise<FileOutcome> {
  try {
    const read = readers.get(file.sniffed.mediaType);
    return withoutWords(await (read ? read(file) : readWhole(file)));
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const reason = [...file.warnings, error.message].join(' ');
    return { ...refused(file.sniffed, reason), state: error.state };
  }
}

/** A table whose rows are all that it has, and hold nothing. Rows that are kept elsewhere are not looked at. */
const isBlank = ({ headerRow, rows, count }: ParsedTable): boolean =>
  headerRow === null && count === undefined && rows.every(cells => cells.every(cell => cell.trim() === ''));

/** A file without words is not done: it is said to have none. */
function withoutWords(outcome: FileOutcome): FileOutcome {
  const { state, kind, reading, children = [] } = outcome;
  const isBare =
    state === 'imported' &&
    reading !== undefined &&
    (kind === 'text'
      ? reading.pages.length > 0 && reading.pages.every(({ text }) => text.trim() === '')
      : reading.table !== undefined && isBlank(reading.table));
  if (!isBare) return outcome;
  const inside = children.length === 0 ? '' : ' What is inside it is listed by itself.';
  return {
    ...outcome,
    state: 'needs-ocr',
    reason: [
      ...reading.warnings,
      `The file holds no words: nothing in it can be searched or quoted.${inside}`,
    ].join(' '),
    reading: { ...reading, pagesWithoutText: reading.pages.map(({ number }) => number) },
  };
}

function readWhole(file: OpenFile): FileOutcome {
  const { bytes, sniffed, warnings } = file;
  switch (sniffed.kind) {
    case 'empty':
      return refused(sniffed, 'The file is empty (0 bytes). Ask for it again.');
    case 'image':
      return readImage(bytes, sniffed.mediaType, warnings);
    case 'text':
    case 'table':
      return readLetters(file);
    default:
      return refused(sniffed, [...warnings, cannotRead(sniffed)].join(' '));
  }
}

const refused = (sniffed: Sniffed, reason: string): FileOutcome => ({
  state: 'refused',
  kind: sniffed.kind === 'empty' ? 'other' : sniffed.kind,
  mediaType: sniffed.mediaType,
  reason,
});

function cannotRead({ what, mediaType }: Sniffed): string {
  if (what.endsWith('program')) return 'Programs are not evidence that can be read, and are never run.';
  if (mediaType === 'application/x-plumbline')
    return 'This is a Plumbline project: it is opened, not imported. Open it in a window of its own.';
  if (mediaType === 'application/vnd.ms-outlook-pst')
    return 'This is an Outlook data file with mail boxes, which cannot be read. Export its folders as EML, MSG or MBOX with a mail program and import those.';
  if (/^(video|audio)\//.test(mediaType))
    return `This is ${what}: what is heard and seen in it cannot be searched. Write down what matters, and import that; a picture can be saved as JPEG.`;
  if (mediaType === 'application/vnd.rar')
    return 'This is a RAR archive, which only its maker’s own program may pack and few can unpack. Unpack it with another program and import what comes out.';
  if (mediaType === 'application/octet-stream' || what.startsWith('only '))
    return `This is ${what}. Ask for the file again.`;
  return `This is ${what}: such files cannot be read yet. The original stays where it is; save it as PDF, text or CSV and import that.`;
}

const unknownBytes: Sniffed = {
  kind: 'other',
  mediaType: 'application/octet-stream',
  what: 'neither text nor a known kind of file',
  extensions: [],
};

const tableNames = new Set(['csv', 'tsv', 'tab', 'psv']);
const textNames = new Set(['txt', 'md', 'markdown', 'text', 'log', 'yaml', 'yml', 'ini']);

function readLetters({ name, bytes, sniffed, warnings, manner }: OpenFile): FileOutcome {
  const decoded = manner.encoding ? decodeIn(bytes, manner.encoding) : decodeXml(bytes);
  if (decoded === undefined) return unreadable(name);
  const part = partOf(name);
  const told = part === undefined ? warnings : [...warnings, part];
  const mediaType = textMediaType(name, decoded.text, sniffed.mediaType);
  const isPlain = mediaType === sniffed.mediaType;
  if (isPlain ? isTable(name, decoded) : tableNames.has(extensionOf(name))) return readTable(decoded, told);
  if (decoded.text.includes('\0')) return unreadable(name);
  if (withoutArmor(decoded.text).sealed === 'wholly') throw lockedByKey('file', 'OpenPGP');
  return readText(shownAs(mediaType, decoded), mediaType, told);
}

/** Text that is written for programs, as people read it. */
function shownAs(mediaType: string, decoded: Decoded): Decoded {
  const show =
    mediaType === XML
      ? readableXml
      : mediaType === JSON_TEXT || mediaType === JSON_LINES
        ? readableJson
        : undefined;
  if (show === undefined) return decoded;
  const { text, warnings } = show(decoded.text);
  return { ...decoded, text, warnings: [...decoded.warnings, ...warnings] };
}

const XML = 'application/xml';
const JSON_TEXT = 'application/json';
const JSON_LINES = 'application/x-ndjson';
const jsonNames = new Map([
  ['json', JSON_TEXT],
  ['geojson', JSON_TEXT],
  ['jsonl', JSON_LINES],
  ['ndjson', JSON_LINES],
]);

/** What a text is by its content; a torn one is what its name says. */
function textMediaType(name: string, text: string, otherwise: string): string {
  const extension = extensionOf(name);
  if (extension === 'md' || extension === 'markdown') return 'text/markdown';
  const start = text.slice(0, 200).trimStart();
  if (/^<(\?xml|!DOCTYPE|!--)/.test(start)) return XML;
  if (/^<[\p{L}_][\p{L}\w:.-]*[\s/>]/u.test(start) && /<\/[^<>]+>\s*$|\/>\s*$/.test(text.slice(-300)))
    return XML;
  if (!/^[[{]/.test(start)) return otherwise;
  const values = jsonValues(text);
  if (values === 0) return jsonNames.get(extension) ?? otherwise;
  return values === 1 ? JSON_TEXT : JSON_LINES;
}

function unreadable(name: string): FileOutcome {
  const extension = extensionOf(name);
  const named = extension === '' ? 'Its' : `The name ends in .${extension}, but its`;
  return refused(
    unknownBytes,
    `${named} content is ${unknownBytes.what}. ${partOf(name) ?? 'It may be damaged or encrypted; ask where it comes from.'}`,
  );
}

/** The name decides between text and table where it can; else very regular rows do. */
function isTable(name: string, decoded: Decoded): boolean {
  const extension = extensionOf(name);
  if (tableNames.has(extension)) return true;
  if (textNames.has(extension)) return false;
  const fit = findDelimiter(decoded.text);
  return fit.cells >= 3 && fit.records >= 3 && fit.share >= 0.95;
}
