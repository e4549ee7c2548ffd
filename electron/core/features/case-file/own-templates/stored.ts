// Templates that a person brought, as the project keeps them.
import { fromBase64, toBase64 } from '../../../../shared/kernel/base64.ts';
import type { ReadableDb } from '../../../db/database.ts';
import { sql } from '../../../db/sql.ts';
import type { Crypto } from '../../../ports/index.ts';

/** Files of a template by their paths below its folder. */
export type TemplateFolder = ReadonlyMap<string, Uint8Array>;

/** A template folder as it lies in the project. */
export interface StoredTemplate {
  readonly id: string;
  readonly sha256: string;
  readonly files: TemplateFolder;
}

interface StoredRow {
  readonly id: string;
  readonly sha256: string;
  readonly files: string;
}

/** The template folders of the project, by name. */
export const storedTemplates = (db: ReadableDb): StoredTemplate[] =>
  db.all<StoredRow>(sql`SELECT id, sha256, files FROM own_template ORDER BY id`).map(unpacked);

/** One of them; undefined when the project has none of this name. */
export function storedTemplate(db: ReadableDb, id: string): StoredTemplate | undefined {
  const row = db.one<StoredRow>(sql`SELECT id, sha256, files FROM own_template WHERE id = ${id}`);
  return row && unpacked(row);
}

const unpacked = ({ id, sha256, files }: StoredRow): StoredTemplate => ({
  id,
  sha256,
  files: new Map(
    Object.entries(JSON.parse(files) as Readonly<Record<string, string>>).map(([name, text]) => [
      name,
      fromBase64(text),
    ]),
  ),
});

/** The files as the table holds them. */
export const packed = (files: TemplateFolder): string =>
  JSON.stringify(Object.fromEntries([...files].map(([name, bytes]) => [name, toBase64(bytes)])));

/** What a template folder is known by: the SHA-256 of the list that `sha256sum` prints of its files, in the order of their names. */
export function folderHash(files: TemplateFolder, crypto: Crypto): string {
  const lines = [...files].sort(([left], [right]) => (left < right ? -1 : 1));
  const list = lines.map(([name, bytes]) => `${crypto.sha256(bytes)}  ${name}\n`).join('');
  return crypto.sha256(new TextEncoder().encode(list));
}
