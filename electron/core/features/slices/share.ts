import type { Input, Output } from '../../../shared/contract/index.ts';
import type { ActionContext, JobContext } from '../../app/context.ts';
import { lastOf } from '../../app/journal.ts';
import { requireWritable } from '../../app/rewriting.ts';
import type { Row } from '../../app/unit-of-work.ts';
import { sql } from '../../db/sql.ts';
import { projectRow } from '../case-file/queries.ts';
import { noteSlots } from '../keys/change.ts';
import { trusted, whomInWords } from '../keys/share.ts';
import { takeAnalysis, takeDocuments } from './fill.ts';
import { rowsOf } from './rows.ts';
import { type Slice, sliceContents, sliceOf } from './slice.ts';

type Sharing = Input<'share.make'> & { readonly collectionId: string };

/**
 * Writes a project of its own that holds one collection, for other keys. The log says so before the first document is
 * written, and says it again when nothing came of it.
 */
export async function shareCollection(job: JobContext, input: Sharing): Promise<Output<'share.make'>> {
  requireWritable(job.file);
  const { path, recipients, newPassphrase, unconfirmed } = input;
  const known = trusted(job, recipients, unconfirmed);
  const slice = sliceOf(job, input.collectionId);
  const contents = sliceContents(job, slice);
  const copy = await job.newProject(path, { passphrase: newPassphrase, recipients });
  let isNoted = false;
  try {
    const words = `${contents.documents} ${contents.documents === 1 ? 'document' : 'documents'}`;
    const whom = whomInWords(known, newPassphrase !== undefined);
    job.act('share.make', ({ work }) =>
      work.note(`Shared a copy of the collection “${slice.collection.name}” (${words}), for ${whom}`),
    );
    isNoted = true;
    copy.act('share.make', action => begin(job, slice, action, known));
    await takeDocuments(job, slice, copy);
    copy.act('share.make', action => takeAnalysis(slice, action));
    copy.saveImage();
    await copy.quiet();
  } catch (error) {
    await copy.quiet();
    copy.discard();
    if (isNoted) noteFailure(job);
    throw error;
  }
  copy.close();
  return { path, contents };
}

const noteFailure = (job: JobContext): void =>
  job.act('share.make', ({ work }) =>
    work.note('The copy before this could not be written: nothing was shared'),
  );

/** The first action of the copy: where it comes from, and that it is not the whole. */
function begin(
  job: JobContext,
  slice: Slice,
  action: ActionContext,
  known: ReturnType<typeof trusted>,
): void {
  const { work, file, at } = action;
  const { id, sample } = projectRow(job.db);
  const { seq, hash } = lastOf(job.db);
  const { name } = slice.collection;
  noteSlots(action, file.keySlots(), known);
  work.insert('project', { id, title: name, sample, createdAt: at });
  // A number names one thing in the project and in every copy of it: they go on where the project stands.
  for (const row of rowsOf<Row>(job.db, 'counter', sql`1`)) work.insert('counter', row);
  work.say(
    `Made from the collection “${name}” of the project ${id}, as it was after its action ${seq} (${hash}). It is not the whole project: other documents, what rests on them, and the log stayed behind`,
  );
}
