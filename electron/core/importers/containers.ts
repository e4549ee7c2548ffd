// Containers hold many kinds of file: what they are is decided by the parts inside them.
import { isProgram, packedStart } from './archive/parts.ts';
import { type ZipEntry, ZipFile } from './archive/zip-file.ts';
import { CompoundFile } from './office/compound-file.ts';
import { nameLie, type Sniffed, sniff } from './sniff.ts';
import { Unreadable } from './unreadable.ts';

const openXml = 'application/vnd.openxmlformats-officedocument.';
const openDocument = 'application/vnd.oasis.opendocument.';

/** Media types of what is told apart here. */
export const DOCX = `${openXml}wordprocessingml.document`;
export const XLSX = `${openXml}spreadsheetml.sheet`;
export const PPTX = `${openXml}presentationml.presentation`;
export const ODT = `${openDocument}text`;
export const ODS = `${openDocument}spreadsheet`;
export const MSG = 'application/vnd.ms-outlook';
export const XLS = 'application/vnd.ms-excel';
export const DOC = 'application/msword';
export const PPT = 'application/vnd.ms-powerpoint';
export const XLSB = 'application/vnd.ms-excel.sheet.binary';
/** An encrypted document of any newer Office program. */
export const ENCRYPTED = 'application/x-ole-encrypted';
export const ODP = `${openDocument}presentation`;

const kinds: readonly [part: string, mediaType: string, what: string, extensions: string][] = [
  ['word/document.xml', DOCX, 'a Word document', 'docx docm dotx'],
  ['xl/workbook.xml', XLSX, 'an Excel workbook', 'xlsx xlsm xltx'],
  ['xl/workbook.bin', XLSB, 'a binary Excel workbook', 'xlsb'],
  ['ppt/presentation.xml', PPTX, 'a PowerPoint presentation', 'pptx pptm ppsx'],
];

const odfKinds: readonly [mediaType: string, what: string, extensions: string][] = [
  [ODT, 'an OpenDocument text', 'odt ott'],
  [ODS, 'an OpenDocument spreadsheet', 'ods ots'],
  [ODP, 'an OpenDocument presentation', 'odp otp'],
];

/** Says more exactly what a container is; anything else comes back as it was. */
export function lookInside(bytes: Uint8Array, sniffed: Sniffed): Sniffed {
  if (sniffed.mediaType === 'application/zip') return lookIntoZip(bytes, sniffed);
  if (isProgram(bytes) && sniffed.what.endsWith('program')) return lookBehindProgram(bytes, sniffed);
  return sniffed.mediaType === 'application/x-ole-storage' ? lookIntoCompound(bytes, sniffed) : sniffed;
}

/** Programs that unpack an archive carry it behind them: it is read as that, and the program is never run. */
function lookBehindProgram(bytes: Uint8Array, sniffed: Sniffed): Sniffed {
  const what = 'an archive behind a program that unpacks it';
  const extensions = ['exe', 'bin', 'run'];
  const zip = openOrNone(bytes, what);
  if (zip?.entries.some(({ isFolder }) => !isFolder))
    return { kind: 'other', mediaType: 'application/zip', what, extensions };
  return packedStart(bytes) > 0
    ? { kind: 'other', mediaType: 'application/x-7z-compressed', what, extensions }
    : sniffed;
}

/** What a name promises that the bytes do not hold, as a sentence; undefined when it says nothing wrong. */
export const nameLieOf = (name: string, bytes: Uint8Array): string | undefined =>
  nameLie(name, lookInside(bytes, sniff(bytes)));

const compoundKinds: readonly [stream: string, mediaType: string, what: string, extensions: string][] = [
  [
    'EncryptedPackage',
    ENCRYPTED,
    'an Office document locked with a password',
    'docx xlsx pptx docm xlsm pptm',
  ],
  ['__properties_version1.0', MSG, 'an Outlook message', 'msg'],
  ['Workbook', XLS, 'an older Excel workbook', 'xls xlt'],
  ['Book', XLS, 'an older Excel workbook', 'xls xlt'],
  ['WordDocument', DOC, 'an older Word document (.doc)', 'doc dot'],
  ['PowerPoint Document', PPT, 'an older PowerPoint presentation (.ppt)', 'ppt pps'],
];

function lookIntoCompound(bytes: Uint8Array, sniffed: Sniffed): Sniffed {
  try {
    const { root } = new CompoundFile(bytes);
    const found = compoundKinds.find(([stream]) => root.children.has(stream));
    if (found === undefined) return sniffed;
    const [, mediaType, what, extensions] = found;
    return { kind: 'other', mediaType, what, extensions: extensions.split(' ') };
  } catch (error) {
    if (error instanceof RangeError) return sniffed;
    throw error;
  }
}

function lookIntoZip(bytes: Uint8Array, sniffed: Sniffed): Sniffed {
  const zip = openOrNone(bytes, sniffed.what);
  if (zip === undefined) return sniffed;
  const found = kinds.find(([part]) => zip.find(part) !== undefined);
  if (found) return { kind: 'other', mediaType: found[1], what: found[2], extensions: found[3].split(' ') };
  const mimetype = zip.find('mimetype');
  const said = mimetype && mimetype.size < 200 ? textOf(zip, mimetype) : '';
  const odf = odfKinds.find(([mediaType]) => said.startsWith(mediaType));
  if (odf) return { kind: 'other', mediaType: odf[0], what: odf[1], extensions: odf[2].split(' ') };
  return { ...sniffed, what: 'a ZIP archive', extensions: ['zip', 'jar'] };
}

/** What a small member says; nothing when it is damaged, for then it decides nothing. */
function textOf(zip: ZipFile, entry: ZipEntry): string {
  try {
    return new TextDecoder().decode(zip.read(entry, 1000));
  } catch {
    return '';
  }
}

function openOrNone(bytes: Uint8Array, what: string): ZipFile | undefined {
  try {
    return new ZipFile(bytes, what);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
