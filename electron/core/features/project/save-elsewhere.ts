import type { Input, Output } from '../../../shared/contract/index.ts';
import type { JobContext } from '../../app/context.ts';
import { rewriteFile } from '../../app/rewriting.ts';
import { sql } from '../../db/sql.ts';

/**
 * Writes the whole project to another path with the same keys and goes on there: the way out when the file, its folder
 * or its drive cannot be written any more. Originals that cannot be read either are named.
 */
export async function saveElsewhere(
  context: JobContext,
  { path }: Input<'project.saveCopy'>,
): Promise<Output<'project.saveCopy'>> {
  const { lost } = await rewriteFile(
    context,
    { keys: { kind: 'same' }, path, follow: true, image: context.image(), lossy: true },
    'the project file',
  );
  const names = context.db
    .all<{ name: string; sha256: string }>(sql`SELECT name, sha256 FROM document`)
    .filter(({ sha256 }) => lost.includes(sha256))
    .map(({ name }) => name);
  context.act('project.saveCopy', ({ work }) =>
    work.note(
      lost.length === 0
        ? 'Saved the project to another file, and went on there'
        : `Saved the project to another file without ${lost.length} originals that could not be read, and went on there`,
    ),
  );
  return { path: context.file.path, bytes: context.file.bytes(), lost: names };
}
