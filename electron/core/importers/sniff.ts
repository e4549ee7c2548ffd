// What a file is, by its content. Its name only helps to tell a table from plain text, and is noted when it lies.
import type { DocumentKind } from '../../shared/contract/documents.ts';
import { isCms } from './mail/cms.ts';

/** What the first bytes of a file say. `what` is how a person would call it, with its article. */
export interface Sniffed {
  readonly kind: DocumentKind | 'empty';
  readonly mediaType: string;
  readonly what: string;
  /** A name extension that this content may rightly have. */
  readonly extensions: readonly string[];
}

/** How far into a file a PDF header may stand: some servers put their own lines before it. */
const PDF_HEADER_WITHIN = 1024;

const latin = (bytes: Uint8Array, start: number, end: number): string => {
  let text = '';
  for (const byte of bytes.subarray(start, end)) text += String.fromCharCode(byte);
  return text;
};

type Row = readonly [
  magic: string,
  at: number,
  kind: DocumentKind,
  mediaType: string,
  what: string,
  extensions: string,
];

const signatures: readonly Row[] = [
  ['\x89PNG\r\n\x1a\n', 0, 'image', 'image/png', 'a PNG picture', 'png'],
  ['\xff\xd8\xff', 0, 'image', 'image/jpeg', 'a JPEG picture', 'jpg jpeg jpe jfif'],
  ['GIF87a', 0, 'image', 'image/gif', 'a GIF picture', 'gif'],
  ['GIF89a', 0, 'image', 'image/gif', 'a GIF picture', 'gif'],
  ['II*\0', 0, 'image', 'image/tiff', 'a TIFF picture', 'tif tiff'],
  ['MM\0*', 0, 'image', 'image/tiff', 'a TIFF picture', 'tif tiff'],
  ['II+\0', 0, 'image', 'image/tiff', 'a TIFF picture', 'tif tiff'],
  ['MM\0+', 0, 'image', 'image/tiff', 'a TIFF picture', 'tif tiff'],
  ['MZ', 0, 'other', 'application/x-msdownload', 'a Windows program', 'exe dll com scr sys'],
  ['\x7fELF', 0, 'other', 'application/x-elf', 'a Linux program', 'so bin elf o'],
  ['\xcf\xfa\xed\xfe', 0, 'other', 'application/x-mach-binary', 'a macOS program', 'bin dylib'],
  ['\xca\xfe\xba\xbe', 0, 'other', 'application/x-mach-binary', 'a program', 'bin dylib class'],
  ['7z\xbc\xaf\x27\x1c', 0, 'other', 'application/x-7z-compressed', 'a 7-Zip archive', '7z'],
  ['Rar!\x1a\x07', 0, 'other', 'application/vnd.rar', 'a RAR archive', 'rar'],
  ['\x1f\x8b', 0, 'other', 'application/gzip', 'a gzip archive', 'gz tgz'],
  ['BZh', 0, 'other', 'application/x-bzip2', 'a bzip2 archive', 'bz2 tbz tbz2'],
  ['\xfd7zXZ\0', 0, 'other', 'application/x-xz', 'an xz archive', 'xz txz'],
  ['ustar', 257, 'other', 'application/x-tar', 'a tar archive', 'tar'],
  ['SQLite format 3\0', 0, 'other', 'application/vnd.sqlite3', 'an SQLite database', 'db sqlite sqlite3'],
  ['{\\rtf', 0, 'other', 'application/rtf', 'an RTF document', 'rtf doc'],
  ['\x89PLUMB\r\n', 0, 'other', 'application/x-plumbline', 'a Plumbline project', 'plumb'],
  [
    'x\x9f>\x22',
    0,
    'other',
    'application/vnd.ms-tnef',
    'attachments packed by Outlook (winmail.dat)',
    'dat tnef',
  ],
  ['(\xb5/\xfd', 0, 'other', 'application/zstd', 'a Zstandard archive', 'zst tzst'],
  ['MSCF\0\0\0\0', 0, 'other', 'application/vnd.ms-cab-compressed', 'a Windows cabinet archive', 'cab'],
  ['\x01CD001\x01', 32_768, 'other', 'application/x-iso9660-image', 'an image of a disc', 'iso'],
  ['!BDN', 0, 'other', 'application/vnd.ms-outlook-pst', 'an Outlook data file with mail boxes', 'pst ost'],
  ['\0\x01\0\0Standard ', 0, 'other', 'application/x-msaccess', 'an Access database', 'mdb accdb'],
  ['bplist00', 0, 'other', 'application/x-bplist', 'a property list of macOS', 'plist webarchive'],
  ['ID3\x03', 0, 'other', 'audio/mpeg', 'a sound recording', 'mp3'],
  ['OggS\0', 0, 'other', 'audio/ogg', 'a sound recording', 'ogg oga opus'],
  ['\x1aE\xdf\xa3', 0, 'other', 'video/x-matroska', 'a film', 'mkv webm'],
  ['fLaC\0', 0, 'other', 'audio/flac', 'a sound recording', 'flac'],
  ['AT&TFORM', 0, 'other', 'image/vnd.djvu', 'a DjVu document', 'djvu djv'],
  ['age-encryption.org/', 0, 'other', 'application/age', 'a file encrypted with age', 'age'],
];

const office = 'doc docx docm xls xlsx xlsm ppt pptx odt ods odp msg';

/** A member, an empty archive, and the first of several parts. */
const ZIP_STARTS = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'];

/** Containers that hold many kinds: what is inside shows in the names of their parts. */
function sniffContainer(bytes: Uint8Array): Sniffed | undefined {
  const start = latin(bytes, 0, 8);
  if (start === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')
    return other('application/x-ole-storage', 'an older Office document or Outlook message', office);
  if (!ZIP_STARTS.some(mark => start.startsWith(mark))) return undefined;
  const head = latin(bytes, 0, 4096) + latin(bytes, Math.max(4096, bytes.length - 65_536), bytes.length);
  if (head.includes('word/')) return other('application/zip', 'a Word document', 'docx docm dotx');
  if (head.includes('xl/')) return other('application/zip', 'an Excel workbook', 'xlsx xlsm xltx');
  if (head.includes('ppt/')) return other('application/zip', 'a PowerPoint presentation', 'pptx pptm');
  if (head.includes('opendocument')) return other('application/zip', 'an OpenDocument file', 'odt ods odp');
  return other('application/zip', 'a ZIP archive', 'zip jar docx xlsx pptx odt ods');
}

const other = (mediaType: string, what: string, extensions: string): Sniffed => ({
  kind: 'other',
  mediaType,
  what,
  extensions: extensions.split(' '),
});

/** Says what a file is from its bytes alone. Anything that may be text comes back as `text`. */
export function sniff(bytes: Uint8Array): Sniffed {
  if (bytes.length === 0)
    return { kind: 'empty', mediaType: 'application/x-empty', what: 'an empty file', extensions: [] };
  const found = signatures.find(([magic, at]) => latin(bytes, at, at + magic.length) === magic);
  if (found && !isBitmapOfText(found[0], bytes)) {
    const [, , kind, mediaType, what, extensions] = found;
    return { kind, mediaType, what, extensions: extensions.split(' ') };
  }
  if (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP')
    return { kind: 'image', mediaType: 'image/webp', what: 'a WebP picture', extensions: ['webp'] };
  if (latin(bytes, 0, 3) === '\0\0\0' && latin(bytes, 4, 8) === 'ftyp')
    return other(
      'video/mp4',
      'a film, a recording, or a picture of a phone (MP4, HEIC)',
      'mp4 mov m4a heic 3gp',
    );
  if (latin(bytes, 0, 4) === 'RIFF' && /^(AVI |WAVE)$/.test(latin(bytes, 8, 12)))
    return other('video/x-msvideo', 'a film or sound recording', 'avi wav');
  if (latin(bytes, 0, 2) === 'BM' && bytes.length > 26 && latin(bytes, 6, 10) === '\0\0\0\0')
    return { kind: 'image', mediaType: 'image/bmp', what: 'a BMP picture', extensions: ['bmp', 'dib'] };
  const container = sniffContainer(bytes);
  if (container) return container;
  if (isCms(bytes))
    return other('application/pkcs7-mime', 'a signed or encrypted envelope (S/MIME)', 'p7m p7s p7c p7b p7z');
  if (/%PDF-\d\.\d/.test(latin(bytes, 0, PDF_HEADER_WITHIN)))
    return { kind: 'pdf', mediaType: 'application/pdf', what: 'a PDF', extensions: ['pdf', 'ai'] };
  return sniffMarkup(bytes) ?? { kind: 'text', mediaType: 'text/plain', what: 'text', extensions: [] };
}

/** Media type of a workbook that Excel saved as one XML file. */
export const SPREADSHEET_XML = 'application/vnd.ms-excel.xml';

/** Two letters are not enough to call readable text a program. */
const isBitmapOfText = (magic: string, bytes: Uint8Array): boolean =>
  magic === 'MZ' && /^[\s -~]{64}/.test(latin(bytes, 0, 64));

/** Text that is written for a program: web pages and mail. Blanks between letters of UTF-16 are dropped first. */
function sniffMarkup(bytes: Uint8Array): Sniffed | undefined {
  const head = latin(bytes, 0, 4096)
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '')
    .trimStart();
  if (/<(\w+:)?Workbook[\s>]/.test(head) && head.includes('urn:schemas-microsoft-com:office:spreadsheet'))
    return other(SPREADSHEET_XML, 'an Excel workbook in one XML file', 'xls xml');
  const bare = head.replace(/^(<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*)+/i, '');
  if (/^<(!doctype\s+html|html|head|body|meta|title|script|style|div|table|p)[\s>]/i.test(bare))
    return other('text/html', 'a web page', 'html htm xhtml mht');
  if (/^%PDF/.test(head)) return other('application/pdf', 'only the beginning of a PDF', 'pdf');
  if (/^From \S+.*\d{4}\r?\n[\w-]+: /.test(head))
    return other('application/mbox', 'a mail box', 'mbox mbx eml');
  return isMail(head) ? other('message/rfc822', 'an e-mail message', 'eml mht') : undefined;
}

const mailField =
  /^(from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|content-type|x-[\w-]+): /i;

function isMail(head: string): boolean {
  const lines = head.split(/\r\n?|\n/, 40).filter(line => !/^[ \t]/.test(line));
  const blank = lines.indexOf('');
  const fields = blank < 0 ? lines : lines.slice(0, blank);
  const known = new Set(fields.map(line => mailField.exec(line)?.[1]?.toLowerCase()).filter(Boolean));
  return known.size >= 2 && /^[\w-]+: /.test(fields[0] ?? '');
}

/** The part of a name after its last dot, in lower case; empty when there is none. */
export const extensionOf = (name: string): string => /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

const wellKnown = new Set(
  [
    'pdf png jpg jpeg gif tif tiff bmp webp csv tsv txt md doc docx xls xlsx ppt pptx odt ods odp msg eml html htm rtf zip',
    'rar 7z tar gz exe dll',
  ]
    .join(' ')
    .split(' '),
);
const textNames = new Set('txt md csv tsv tab psv log text json xml yaml yml ini dat'.split(' '));

/** A sentence when a well-known name extension promises something else than the content; undefined when it does not. */
export function nameLie(name: string, sniffed: Sniffed): string | undefined {
  const extension = extensionOf(name);
  if (!wellKnown.has(extension) || sniffed.kind === 'empty') return undefined;
  const isRight = sniffed.kind === 'text' ? textNames.has(extension) : sniffed.extensions.includes(extension);
  return isRight ? undefined : `The name ends in .${extension}, but the content is ${sniffed.what}.`;
}
