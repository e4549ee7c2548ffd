import { explain } from '../../../shared/contract/explain.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { Refusal, refuse } from '../../../shared/contract/problem.ts';
import type { JobContext } from '../../app/context.ts';
import type { ParseOutcome } from '../../ports/parser.ts';
import type { Prepared } from './commit-file.ts';
import { currentReading, documentBySha256 } from './queries.ts';

/** What never holds other files: such a file need not be read again when it is here already. */
const childless = /^(image\/|text\/(plain|csv|markdown|tab-separated-values)|application\/pdf)/;

/** What reading a file needs of a job. */
export type ReadContext = Pick<JobContext, 'ports' | 'signal' | 'db'>;

/** What is known of bytes that are here already and need not be read again; undefined when they are to be read. */
export function readKnown(
  { db }: ReadContext,
  sha256: string,
  input: Input<'documents.import'>,
): ParseOutcome | undefined {
  const twin = documentBySha256(db, sha256);
  const isKnown = twin && childless.test(twin.mediaType) && input.encoding === undefined;
  return isKnown && currentReading(db, twin.id)?.state !== 'needs-password'
    ? { state: 'imported', kind: twin.kind, mediaType: '', sha256 }
    : undefined;
}

/** Reads one file. Rejects only with `cancelled`. A file that is here already is read again only for what is inside it. */
export async function readOne(
  context: ReadContext,
  name: string,
  read: () => Promise<Uint8Array>,
  input: Input<'documents.import'>,
): Promise<Prepared> {
  const { ports, signal } = context;
  try {
    const bytes = await read();
    const sha256 = ports.crypto.sha256(bytes);
    const known = readKnown(context, sha256, input);
    if (known) return { name, bytes, outcome: known };
    const { ocr, languages, passwords, encoding } = input;
    const how = { ocr, languages, passwords, encoding };
    return { name, bytes, outcome: await ports.parser.parse(name, bytes, how, signal) };
  } catch (error) {
    return refusedFor(context, error, name);
  }
}

/** A file that could not be read. Throws on what calls the import off. */
export function refusedFor({ ports, signal }: ReadContext, error: unknown, name: string): Prepared {
  if (error instanceof Refusal && error.problem.code === 'cancelled') throw error;
  if (signal.aborted) refuse({ code: 'cancelled' });
  if (!(error instanceof Refusal)) ports.log.error('import', error);
  return { name, refused: reasonOf(error, name) };
}

/** Why a file was refused. Names the file, not its path: the ledger travels with the project. */
export function reasonOf(error: unknown, name: string): string {
  if (!(error instanceof Refusal)) return 'Reading it broke on our side. The other files are not affected.';
  const { problem } = error;
  const { title, next } = explain('path' in problem ? { ...problem, path: name } : problem);
  return `${title} ${next}`;
}
