// Which importer reads which kind of file. What is not here is read as letters or pictures, or refused.
import { readArchive } from './archive/archive.ts';
import {
  DOC,
  DOCX,
  ENCRYPTED,
  lookInside,
  MSG,
  ODP,
  ODS,
  ODT,
  PPT,
  PPTX,
  XLS,
  XLSB,
  XLSX,
} from './containers.ts';
import { readHtml } from './html/html.ts';
import { readCms } from './mail/cms-file.ts';
import { readEml } from './mail/eml.ts';
import { readMbox } from './mail/mbox.ts';
import { readMsg } from './mail/msg.ts';
import { readTnef } from './mail/tnef.ts';
import { readDoc } from './office/doc.ts';
import { readDocx } from './office/docx.ts';
import { readOdf } from './office/odf.ts';
import { readPpt } from './office/ppt.ts';
import { readPptx } from './office/pptx.ts';
import { readRtf } from './office/rtf.ts';
import { readSpreadsheetXml } from './office/spreadsheet-xml.ts';
import { unlockOffice } from './office/unlock.ts';
import { readXls } from './office/xls.ts';
import { readXlsb } from './office/xlsb.ts';
import { readXlsx } from './office/xlsx.ts';
import type { FileOutcome, OpenFile } from './outcome.ts';
import { SPREADSHEET_XML, sniff } from './sniff.ts';
import { needsPassword, Unreadable } from './unreadable.ts';

/** Reads a file of one kind. Throws `Unreadable` with the reason when it cannot. */
type Reader = (file: OpenFile) => FileOutcome | Promise<FileOutcome>;

const archive: Reader = ({ name, bytes, sniffed, warnings, manner }) =>
  readArchive(name, bytes, sniffed.mediaType, warnings, manner);

/** A locked Office document is read as what is inside, once a password opens it. */
const locked: Reader = async file => {
  const { passwords, ciphers } = file.manner;
  const opened = ciphers && unlockOffice(file.bytes, passwords, ciphers);
  if (!opened) throw needsPassword('document', passwords);
  const sniffed = lookInside(opened.bytes, sniff(opened.bytes));
  const read = sniffed.mediaType === ENCRYPTED ? undefined : readers.get(sniffed.mediaType);
  if (!read)
    throw new Unreadable(
      `The password opens the document, but inside is ${sniffed.what}, which cannot be read.`,
    );
  const outcome = await read({ ...file, bytes: opened.bytes, sniffed });
  return opened.password === undefined ? outcome : { ...outcome, password: opened.password };
};

/** Importers by media type. */
export const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['application/zip', archive],
  ['application/gzip', archive],
  ['application/x-tar', archive],
  ['application/x-7z-compressed', archive],
  ['application/x-bzip2', archive],
  ['application/x-xz', archive],
  ['text/html', readHtml],
  ['message/rfc822', readEml],
  ['application/mbox', readMbox],
  [MSG, readMsg],
  ['application/vnd.ms-tnef', readTnef],
  ['application/pkcs7-mime', readCms],
  [DOC, readDoc],
  [DOCX, readDocx],
  [XLSX, readXlsx],
  [XLS, readXls],
  [SPREADSHEET_XML, readSpreadsheetXml],
  [XLSB, readXlsb],
  [PPT, readPpt],
  [PPTX, readPptx],
  [ODT, readOdf],
  [ODS, readOdf],
  [ODP, readOdf],
  ['application/rtf', readRtf],
  [ENCRYPTED, locked],
]);
