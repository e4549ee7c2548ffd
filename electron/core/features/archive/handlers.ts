import type { Input, Output } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { Handlers, JobContext } from '../../app/context.ts';
import { requireWritable } from '../../app/rewriting.ts';
import { trusted, whomInWords } from '../keys/share.ts';
import { contentsOf } from './contents.ts';
import { Packer } from './packer.ts';

/** The project as an archive that needs no program of ours. */
export const archiveHandlers: Handlers<'project.archive'> = { 'project.archive': archive };

async function archive(
  context: JobContext,
  { path, recipients, newPassphrase, unconfirmed }: Input<'project.archive'>,
): Promise<Output<'project.archive'>> {
  requireWritable(context.file);
  if (newPassphrase !== undefined && recipients.length > 0)
    refuse({
      code: 'not-allowed',
      what: 'An age file is for recipients or for a passphrase, never for both.',
      next: 'Make two archives, or leave one of them out.',
    });
  const whom = whomInWords(trusted(context, recipients, unconfirmed), newPassphrase !== undefined);
  const out = await context.ports.files.newAgeFile(path, { passphrase: newPassphrase, recipients });
  try {
    const contents = await contentsOf(context);
    const packer = new Packer(out, context, contents.at);
    const total = contents.parts.length;
    for (const [done, part] of contents.parts.entries()) {
      context.tell({ done, total, current: part.path });
      await packer.add(part);
    }
    for (const part of contents.database()) await packer.add(part);
    const files = await packer.end();
    const { bytes, sha256 } = await out.finish();
    try {
      context.act('project.archive', ({ work }) =>
        work.note(`Wrote an archive of the whole project (${bytes} bytes, SHA-256 ${sha256}), for ${whom}`),
      );
    } catch (error) {
      // Nothing goes out that the log does not have.
      out.takeBack();
      throw error;
    }
    const { originals, actions } = contents;
    return { path, bytes, sha256, files, originals, actions };
  } finally {
    await out.abandon();
  }
}
