import type { AddressBookEntry, CopyContents, Key } from '../../../shared/contract/keys.ts';
import type { QueryContext } from '../../app/context.ts';
import { sql } from '../../db/sql.ts';
import { wordsOf } from './words.ts';

/** What is known of a slot. */
export interface KeyRow {
  readonly id: string;
  readonly kind: 'passphrase' | 'recipient';
  readonly label: string;
  readonly recipient: string;
  readonly addedAt: string;
  readonly author: string;
}

/** Everything noted about slots, also about slots of copies that were given away. */
export const keyRows = ({ db }: QueryContext): KeyRow[] => db.all<KeyRow>(sql`SELECT * FROM key_slot`);

/** A key of the project with what was noted of it. */
export interface HeldKey extends Key {
  readonly row: KeyRow | undefined;
}

/** The keys that open the project, in the order of the file. */
export const listKeys = (context: QueryContext): Key[] => heldKeys(context).map(({ row: _, ...key }) => key);

/** The same, with what was noted of them. */
export function heldKeys(context: QueryContext): HeldKey[] {
  const rows = new Map(keyRows(context).map(row => [row.id, row]));
  return context.file.keySlots().map(({ id, kind }) => {
    const row = rows.get(id);
    const recipient = row?.recipient || undefined;
    return {
      slot: nameOf(id, kind, recipient, context),
      row,
      kind,
      label: row?.label ?? '',
      ...(recipient && { recipient }),
      words: wordsOf(recipient ?? id, context.ports),
      ...(row && { addedAt: row.addedAt }),
    };
  });
}

/** A key keeps its name when its slot is written anew, where it is known whose it is. */
function nameOf(
  id: string,
  kind: Key['kind'],
  recipient: string | undefined,
  { ports }: QueryContext,
): string {
  if (kind === 'passphrase') return 'passphrase';
  return recipient === undefined ? id : ports.crypto.sha256(new TextEncoder().encode(recipient)).slice(0, 32);
}

interface BookRow {
  readonly id: string;
  readonly label: string;
  readonly confirmed: number;
  readonly addedAt: string;
}

/** The address book by label. */
export const listRecipients = ({ db, ports }: QueryContext): AddressBookEntry[] =>
  db
    .all<BookRow>(sql`SELECT * FROM recipient ORDER BY label, id`)
    .map(({ id, label, confirmed, addedAt }) => ({
      recipient: id,
      label,
      words: wordsOf(id, ports),
      confirmed: confirmed === 1,
      addedAt,
    }));

/** What the address book says of these recipients; strangers have no label and are not confirmed. */
export function knownOf(
  context: QueryContext,
  recipients: readonly string[],
): Omit<AddressBookEntry, 'addedAt'>[] {
  const book = new Map(listRecipients(context).map(entry => [entry.recipient, entry]));
  return recipients.map(recipient => {
    const { label = '', confirmed = false } = book.get(recipient) ?? {};
    return { recipient, label, confirmed, words: wordsOf(recipient, context.ports) };
  });
}

/** What the whole project holds. */
export function contentsOf({ db }: QueryContext): CopyContents {
  const counts = db.one<Omit<CopyContents, 'authors'>>(sql`SELECT
    (SELECT count(*) FROM document) AS documents, (SELECT coalesce(sum(bytes), 0) FROM document) AS originalBytes,
    (SELECT count(*) FROM page) AS pages, (SELECT count(*) FROM table_row WHERE number > 0) AS rows,
    (SELECT count(*) FROM evidence) AS evidence, (SELECT count(*) FROM entity) AS entities,
    (SELECT count(*) FROM relation) AS relations, (SELECT count(*) FROM claim) AS claims,
    (SELECT count(*) FROM journal) AS actions, (SELECT count(*) FROM recipient) AS addressBook,
    (SELECT count(DISTINCT password) FROM document_password) AS passwords`);
  if (!counts) throw new Error('A query without FROM gave no row.');
  const authors = db.all<{ author: string }>(
    sql`SELECT DISTINCT author FROM journal WHERE author <> '' ORDER BY author`,
  );
  return { ...counts, authors: authors.map(({ author }) => author) };
}

/** What a copy will hold that is made now: the log of it has one line more, about the copy. */
export function copyContentsOf(context: QueryContext): CopyContents {
  const contents = contentsOf(context);
  return { ...contents, actions: contents.actions + 1 };
}

/** What an archive holds: passwords of locked files stay out of it, and its own line of the log comes after it. */
export const archiveContentsOf = (context: QueryContext): CopyContents => ({
  ...contentsOf(context),
  passwords: 0,
});
