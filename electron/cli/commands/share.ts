import type { Output } from '../../shared/contract/index.ts';
import { type Command, needed, text, texts, word } from '../command.ts';
import { COPY_OPTIONS, newPassphraseIn } from '../keys.ts';
import { typedPath } from '../paths.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { withProject } from '../with-engine.ts';

/** `plumb share`: writes a copy for other keys. */
export const share: Command = {
  usage: 'FILE --out F2 (--recipient age1… | --new-passphrase-file F)',
  help: `Writes the whole project FILE to F2, encrypted under a new project key that only the recipients (may be
repeated) or the new passphrase open. Says before what goes out, and for whom: compare the words of a
recipient with its owner, by voice. The log of both files says that a copy was shared.`,
  takes: [1, 1],
  options: COPY_OPTIONS,
  async run(invocation) {
    const { terminal } = invocation;
    const out = typedPath(needed(invocation, 'out', 'with the name of the copy'));
    const recipients = texts(invocation, 'recipient');
    const newPassphrase = await newPassphraseIn(text(invocation, 'new-passphrase-file'));
    if (recipients.length === 0 && newPassphrase === undefined)
      throw new UsageError('Say for whom: give --recipient age1… or --new-passphrase-file F.');
    const path = typedPath(word(invocation, 0));
    const made = await withProject(invocation, path, false, async ({ api, watched }) => {
      const preview = await api.get('share.preview', { recipients });
      tellWhatGoesOut(preview, newPassphrase !== undefined, terminal);
      // Whoever typed a whole key named its owner; that nobody confirmed it was said just now, and the log keeps it.
      return api.get(
        'share.make',
        { path: out, recipients, unconfirmed: true, ...(newPassphrase !== undefined && { newPassphrase }) },
        watched,
      );
    });
    terminal.value({ file: made.path, ...made.contents });
    terminal.out(`Wrote ${made.path}`);
    return 0;
  },
};

function tellWhatGoesOut(
  { contents, recipients }: Output<'share.preview'>,
  passphrase: boolean,
  terminal: Terminal,
): void {
  const { documents, originalBytes, evidence, entities, relations, claims, actions, authors } = contents;
  terminal.say(
    `The copy holds the whole project: ${documents} documents (${originalBytes} bytes of originals), ${evidence} pieces of ` +
      `evidence, ${entities} entities, ${relations} relations, ${claims} claims, ${contents.addressBook} entries of the ` +
      `address book, ${contents.passwords} passwords of locked files, and the log of ${actions} actions${authors.length > 0 ? ` by ${authors.join(', ')}` : ''}.`,
  );
  for (const { recipient, label, words, confirmed } of recipients)
    terminal.say(
      `For ${label || recipient}: ${words}${confirmed ? '' : ' (not confirmed: compare these words with the owner of the key)'}`,
    );
  if (passphrase) terminal.say('For whoever has the new passphrase: tell it on another way than the file.');
}
