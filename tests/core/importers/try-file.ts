import { strToU8, zipSync } from 'fflate';
import { readFile } from '../../../electron/core/importers/read-file.ts';
import { pdfjsReader } from '../../../electron/node/pdf/pdfjs-reader.ts';

/** Reads a file as the parse-worker does. */
export const read = (name: string, bytes: Uint8Array) => readFile(name, bytes, pdfjsReader);

/** A ZIP of texts or bytes by name. */
export const aZip = (members: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(members).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  );
