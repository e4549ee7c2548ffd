// What kind of file a line of an import names: the format, in the word that people know it by.
import type { LedgerEntry } from '../shared/contract/documents.ts';

const openXml = 'application/vnd.openxmlformats-officedocument.';
const openDocument = 'application/vnd.oasis.opendocument.';

const WORDS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'text/csv': 'csv',
  'text/tab-separated-values': 'csv',
  'text/plain': 'txt',
  'text/markdown': 'md',
  'text/html': 'html',
  'application/json': 'json',
  'application/x-ndjson': 'jsonl',
  'application/xml': 'xml',
  'application/rtf': 'rtf',
  'message/rfc822': 'eml',
  'application/mbox': 'mbox',
  'application/vnd.ms-outlook': 'msg',
  'application/vnd.ms-tnef': 'tnef',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-excel.xml': 'xls',
  'application/vnd.ms-excel.sheet.binary': 'xlsb',
  'application/vnd.ms-powerpoint': 'ppt',
  [`${openXml}wordprocessingml.document`]: 'docx',
  [`${openXml}spreadsheetml.sheet`]: 'xlsx',
  [`${openXml}presentationml.presentation`]: 'pptx',
  [`${openDocument}text`]: 'odt',
  [`${openDocument}spreadsheet`]: 'ods',
  [`${openDocument}presentation`]: 'odp',
  'application/zip': 'zip',
  'application/x-tar': 'archive',
  'application/gzip': 'archive',
  'application/x-bzip2': 'archive',
  'application/x-xz': 'archive',
  'application/x-7z-compressed': 'archive',
  'application/vnd.rar': 'archive',
};

/** Content that does not say itself which of several formats it is: nothing at all, a locked package, a torn one. */
const VAGUE = new Set(['application/x-empty', 'application/x-ole-encrypted', 'application/x-ole-storage']);

const SPELLINGS: Readonly<Record<string, string>> = { tsv: 'csv', htm: 'html', text: 'txt' };
const PICTURES = new Set(['png', 'jpg', 'jpeg', 'tif', 'tiff', 'bmp', 'gif', 'webp']);
const KNOWN = new Set(Object.values(WORDS));

/**
 * The format of a file by its content: `pdf`, `csv`, `docx`, `image` … Only where the content does not say which is it
 * what the name says; `binary` when neither does, `other` when nobody could look.
 */
export function formatWord({ file, state, mediaType }: LedgerEntry): string {
  const named = byName(file);
  if (mediaType === undefined) return named ?? 'other';
  if (mediaType.startsWith('image/')) return 'image';
  const isTorn = mediaType === 'application/zip' && state === 'refused' && PACKAGES.has(named ?? '');
  if (VAGUE.has(mediaType) || isTorn) return named ?? 'binary';
  return WORDS[mediaType] ?? 'binary';
}

/** Formats that are a ZIP archive inside. */
const PACKAGES = new Set(['docx', 'xlsx', 'xlsb', 'pptx', 'odt', 'ods', 'odp']);

function byName(file: string): string | undefined {
  const extension = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  if (PICTURES.has(extension)) return 'image';
  const word = SPELLINGS[extension] ?? extension;
  return KNOWN.has(word) ? word : undefined;
}
