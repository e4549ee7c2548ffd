import { refuse } from '../../../shared/contract/problem.ts';
import type { CollectionId } from '../../../shared/kernel/ids.ts';
import type { ActionContext, Handlers, MethodsUnder, QueryContext } from '../../app/context.ts';
import { shareCollection } from '../slices/share.ts';
import { sliceContents, sliceOf, sliceSummary } from '../slices/slice.ts';
import { addKey, changePassphrase, removeKey } from './change.ts';
import { archiveContentsOf, copyContentsOf, knownOf, listKeys, listRecipients } from './queries.ts';
import { shareCopy } from './share.ts';
import { wordsOf } from './words.ts';

/** Keys, the address book, and copies for others. */
export const keysHandlers: Handlers<MethodsUnder<'keys' | 'recipients' | 'share'>> = {
  'keys.list': listKeys,
  'keys.words': ({ ports }, { recipient }) => ({ words: wordsOf(recipient, ports) }),
  'keys.add': addKey,
  'keys.change': changePassphrase,
  'keys.remove': removeKey,
  'recipients.list': listRecipients,
  'recipients.add': (context, { recipient, label }) => {
    const { work, at, author } = context;
    if (listRecipients(context).some(entry => entry.recipient === recipient))
      refuse({
        code: 'not-allowed',
        what: 'That key is in the address book already.',
        next: 'Remove it first if it is somebody else’s.',
      });
    work.insert('recipient', { id: recipient, label, confirmed: 0, addedAt: at, author });
    work.say(`Added ${label} to the address book (${wordsOf(recipient, context.ports)}), not confirmed`);
    return entryOf(context, recipient);
  },
  'recipients.confirm': confirm,
  'recipients.remove': (context, { recipient }) => {
    const { label } = entryOf(context, recipient);
    context.work.remove('recipient', recipient);
    context.work.say(`Removed ${label} from the address book`);
    return { removed: true };
  },
  'share.preview': (context, { recipients, of, collectionId }) => ({
    ...(collectionId === undefined
      ? { contents: of === 'archive' ? archiveContentsOf(context) : copyContentsOf(context) }
      : slicePreview(context, collectionId)),
    recipients: knownOf(context, recipients),
  }),
  'share.make': (context, { collectionId, ...input }) =>
    collectionId === undefined
      ? shareCopy(context, input)
      : shareCollection(context, { ...input, collectionId }),
};

const entryOf = (context: QueryContext, recipient: string) =>
  listRecipients(context).find(entry => entry.recipient === recipient) ??
  refuse({ code: 'not-found', what: 'recipient', id: recipient });

function slicePreview(context: QueryContext, collectionId: CollectionId) {
  const slice = sliceOf(context, collectionId);
  return { contents: sliceContents(context, slice), slice: sliceSummary(context, slice) };
}

function confirm(
  context: ActionContext,
  { recipient, confirmed }: { recipient: string; confirmed: boolean },
) {
  const { label, words } = entryOf(context, recipient);
  context.work.update('recipient', recipient, { confirmed: confirmed ? 1 : 0 });
  context.work.say(
    confirmed
      ? `Confirmed the key of ${label} (${words})`
      : `Withdrew the confirmation of the key of ${label} (${words})`,
  );
  return entryOf(context, recipient);
}
