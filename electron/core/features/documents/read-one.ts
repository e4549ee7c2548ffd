import { explain } from '../../../shared/contract/explain.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { Refusal } from '../../../shared/contract/problem.ts';
import type { JobContext } from '../../app/context.ts';
import type { Prepared } from './commit-file.ts';
import { currentReading, documentBySha256 } from './queries.ts';

/** What never holds other files: such a file need not be read again when it is here already. */
const childless = /^(image\/|text\/(plain|csv|markdown|tab-separated-values)|application\/pdf)/;

/** Reads one file. Rejects only with `cancelled`. A file that is here already is read again only for what is inside it. */
export async function readOne(
  { ports, signal, db }: JobContext,
  name: string,
  read: () => Promise<Uint8Array>,
  input: Input<'documents.import'>,
): Promise<Prepared> {
  try {
    const bytes = await read();
    const sha256 = ports.crypto.sha256(bytes);
    const twin = documentBySha256(db, sha256);
    const isKnown = twin && childless.test(twin.mediaType) && input.encoding === undefined;
    if (isKnown && currentReading(db, twin.id)?.state !== 'needs-password')
      return { name, bytes, outcome: { state: 'imported', kind: twin.kind, mediaType: '', sha256 } };
    const { ocr, languages, passwords, encoding } = input;
    const how = { ocr, languages, passwords, encoding };
    return { name, bytes, outcome: await ports.parser.parse(name, bytes, how, signal) };
  } catch (error) {
    if (error instanceof Refusal && error.problem.code === 'cancelled') throw error;
    if (!(error instanceof Refusal)) ports.log.error('import', error);
    return { name, refused: reasonOf(error, name) };
  }
}

/** Why a file was refused. Names the file, not its path: the ledger travels with the project. */
export function reasonOf(error: unknown, name: string): string {
  if (!(error instanceof Refusal)) return 'Reading it broke on our side. The other files are not affected.';
  const { problem } = error;
  const { title, next } = explain('path' in problem ? { ...problem, path: name } : problem);
  return `${title} ${next}`;
}
