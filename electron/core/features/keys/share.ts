import type { Input, Output } from '../../../shared/contract/index.ts';
import { refuse } from '../../../shared/contract/problem.ts';
import type { JobContext, QueryContext } from '../../app/context.ts';
import { requireWritable, rewriteNoted } from '../../app/rewriting.ts';
import { noteSlots } from './change.ts';
import { contentsOf, knownOf } from './queries.ts';

/** Writes a copy of the whole project for other keys. The log of both says so. */
export async function shareCopy(
  context: JobContext,
  { path, recipients, newPassphrase, unconfirmed }: Omit<Input<'share.make'>, 'collectionId'>,
): Promise<Output<'share.make'>> {
  requireWritable(context.file);
  const known = trusted(context, recipients, unconfirmed);
  const whom = whomInWords(known, newPassphrase !== undefined);
  const keys = { kind: 'new', keys: { passphrase: newPassphrase, recipients } } as const;
  await rewriteNoted(context, { keys, path }, 'the copy', {
    note: ({ slots }) =>
      context.act('share.make', acting => {
        noteSlots(acting, slots, known);
        acting.work.say(`Shared a copy of the whole project, for ${whom}`);
      }),
    failed: () =>
      context.act('share.make', ({ work }) =>
        work.note('The copy before this could not be written: nothing was shared'),
      ),
  });
  return { path, contents: contentsOf(context) };
}

type Known = ReturnType<typeof knownOf>;

/** What is known of recipients. Refuses one whose key nobody confirmed, unless strangers are allowed. */
export function trusted(context: QueryContext, recipients: readonly string[], unconfirmed: boolean): Known {
  const known = knownOf(context, recipients);
  const stranger = known.find(({ confirmed }) => !confirmed);
  if (stranger && !unconfirmed)
    refuse({
      code: 'not-allowed',
      what: `Nobody confirmed that the key of ${stranger.label || stranger.recipient} is theirs.`,
      next: `Compare these words with them by voice, then confirm the recipient: ${stranger.words}`,
    });
  return known;
}

/** Whom a copy is for, as the log says it. */
export const whomInWords = (known: Known, passphrase: boolean): string =>
  [
    ...known.map(
      ({ label, words, confirmed }) =>
        `${label || 'a recipient'} (${words}${confirmed ? '' : ', not confirmed'})`,
    ),
    ...(passphrase ? ['a passphrase'] : []),
  ].join('; ');
