// Which importer reads which kind of file. What is not here is read as letters or pictures, or refused.
import { readArchive } from './archive/archive.ts';
import { DOCX, ENCRYPTED, MSG, ODP, ODS, ODT, PPTX, XLS, XLSX } from './containers.ts';
import { readHtml } from './html/html.ts';
import { readEml } from './mail/eml.ts';
import { readMbox } from './mail/mbox.ts';
import { readMsg } from './mail/msg.ts';
import { readDocx } from './office/docx.ts';
import { readOdf } from './office/odf.ts';
import { readPptx } from './office/pptx.ts';
import { readRtf } from './office/rtf.ts';
import { readXls } from './office/xls.ts';
import { readXlsx } from './office/xlsx.ts';
import type { FileOutcome, OpenFile } from './outcome.ts';
import { Unreadable } from './unreadable.ts';

/** Reads a file of one kind. Throws `Unreadable` with the reason when it cannot. */
type Reader = (file: OpenFile) => FileOutcome | Promise<FileOutcome>;

const archive: Reader = ({ name, bytes, sniffed, warnings }) =>
  readArchive(name, bytes, sniffed.mediaType, warnings);

const locked: Reader = () => {
  throw new Unreadable(
    'The document is locked with a password. Save an unlocked copy with the password, and import that.',
    'needs-password',
  );
};

/** Importers by media type. */
export const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['application/zip', archive],
  ['application/gzip', archive],
  ['application/x-tar', archive],
  ['text/html', readHtml],
  ['message/rfc822', readEml],
  ['application/mbox', readMbox],
  [MSG, readMsg],
  [DOCX, readDocx],
  [XLSX, readXlsx],
  [XLS, readXls],
  [PPTX, readPptx],
  [ODT, readOdf],
  [ODS, readOdf],
  [ODP, readOdf],
  ['application/rtf', readRtf],
  [ENCRYPTED, locked],
]);
