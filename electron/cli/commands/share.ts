import type { ApiClient } from '../../shared/contract/client.ts';
import { refuse } from '../../shared/contract/problem.ts';
import type { CollectionId } from '../../shared/kernel/ids.ts';
import { type Command, needed, text, texts, word } from '../command.ts';
import { COPY_OPTIONS, newPassphraseIn } from '../keys.ts';
import { typedPath } from '../paths.ts';
import { UsageError } from '../usage-error.ts';
import { warnIfWeak } from '../weakness.ts';
import { tellOfSlice, tellWhatGoesOut } from '../what-goes-out.ts';
import { withProject } from '../with-engine.ts';

/** `plumb share`: writes a copy for other keys. */
export const share: Command = {
  usage: 'FILE --out F2 (--recipient age1… | --new-passphrase-file F) [--collection NAME]',
  help: `Writes the whole project FILE to F2, encrypted under a new project key that only the recipients (may be
repeated) or the new passphrase open. Says before what goes out, and for whom: compare the words of a
recipient with its owner, by voice. The log of both files says that a copy was shared.
--collection makes a project of one collection alone: its documents with all that was unpacked from them, the
evidence in them, and of claims and entities what that evidence needs. Nothing of other documents is in it.`,
  takes: [1, 1],
  options: { ...COPY_OPTIONS, collection: { type: 'string' } },
  async run(invocation) {
    const { terminal } = invocation;
    const out = typedPath(needed(invocation, 'out', 'with the name of the copy'));
    const recipients = texts(invocation, 'recipient');
    const newPassphrase = await newPassphraseIn(text(invocation, 'new-passphrase-file'));
    if (recipients.length === 0 && newPassphrase === undefined)
      throw new UsageError('Say for whom: give --recipient age1… or --new-passphrase-file F.');
    const warnings = await warnIfWeak(newPassphrase, [], terminal);
    const path = typedPath(word(invocation, 0));
    const collection = text(invocation, 'collection');
    const made = await withProject(invocation, path, false, async ({ api, watched }) => {
      const of = collection === undefined ? {} : { collectionId: await collectionNamed(api, collection) };
      const preview = await api.get('share.preview', { recipients, ...of });
      if (preview.slice) tellOfSlice(preview.slice, terminal);
      tellWhatGoesOut(
        preview.slice
          ? `The copy holds the collection “${preview.slice.collection}”`
          : 'The copy holds the whole project',
        preview,
        newPassphrase === undefined ? 'nobody' : 'passphrase',
        terminal,
      );
      // Whoever typed a whole key named its owner; that nobody confirmed it was said just now, and the log keeps it.
      return api.get(
        'share.make',
        {
          path: out,
          recipients,
          unconfirmed: true,
          ...of,
          ...(newPassphrase !== undefined && { newPassphrase }),
        },
        watched,
      );
    });
    terminal.value({ file: made.path, ...made.contents, warnings });
    terminal.out(`Wrote ${made.path}`);
    return 0;
  },
};

/** The collection with this name or id. Refuses when there is none, or several. */
async function collectionNamed(api: ApiClient, name: string): Promise<CollectionId> {
  const wanted = name.trim().toLowerCase();
  const all = await api.get('collections.list', {});
  const found = all.filter(({ id, name: its }) => id === wanted || its.toLowerCase() === wanted);
  if (found.length > 1)
    refuse({
      code: 'not-allowed',
      what: `${found.length} collections are called “${name}”.`,
      next: `Give the id of one: ${found.map(({ id }) => id).join(', ')}.`,
    });
  return found[0]?.id ?? refuse({ code: 'not-found', what: 'collection', id: name });
}
