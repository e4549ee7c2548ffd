import type { JournalRow } from '../../app/journal.ts';

/** What the first page of an archive tells about it. */
export interface ArchiveFacts {
  readonly title: string;
  readonly projectId: string;
  /** The last action in it. */
  readonly head: Pick<JournalRow, 'seq' | 'at' | 'hash'> | undefined;
  readonly originals: number;
}

/** The text that says what is in an archive and how to check it without us. */
export function readMe({ title, projectId, head, originals }: ArchiveFacts): string {
  return `Archive of the project “${title}”
${projectId}

Up to action ${head?.seq ?? 0}, ${head?.at ?? ''} (UTC, by the clock of the computer that acted).
Head of the hash chain: ${head?.hash ?? ''}

What is here
  custody-report.pdf   for people: originals, who brought them in and when, evidence, every action
  originals/           ${originals} originals, unchanged; a name that a system forbids was altered, a name used twice numbered
  originals.csv        their names, SHA-256, sizes, sources, who imported them when
  log.csv              every action, with its hash, for a spreadsheet
  journal.jsonl        every action as it was hashed: one JSON object a line, with the rows before and after in “changes”
  database/*.sql       the whole database for SQLite, in pieces; indexes for searching words are left out
  SHA256SUMS           the SHA-256 of all these files

How to check it
  sha256sum -c SHA256SUMS
  The hash of a line of journal.jsonl is the SHA-256 of the JSON list, without blanks, of its fields
  [seq, id, at, author, action, sentence, reverses, changes, added, previousHash]; “previousHash” is the hash of the line
  before. custody-report.pdf has a program that checks this.

How to read the database
  cat database/*.sql | sqlite3 case.db
`;
}
