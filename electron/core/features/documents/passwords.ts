import type { ReadableDb } from '../../db/database.ts';
import { sql } from '../../db/sql.ts';

/** The password that opened a document, or undefined. */
export const passwordOf = (db: ReadableDb, documentId: string): string | undefined =>
  db.one<{ password: string }>(
    sql`SELECT password FROM document_password WHERE documentId = ${documentId} ORDER BY rowid DESC LIMIT 1`,
  )?.password;

/** Passwords to try: those given, then those that opened another file of this project. */
export function withKeptPasswords(db: ReadableDb, given: readonly string[]): string[] {
  const kept = db.all<{ password: string }>(sql`SELECT DISTINCT password FROM document_password`);
  return [...new Set([...given, ...kept.map(({ password }) => password)])];
}
