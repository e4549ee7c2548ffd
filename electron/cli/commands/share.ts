import { type Command, needed, text, texts, word } from '../command.ts';
import { COPY_OPTIONS, newPassphraseIn } from '../keys.ts';
import { typedPath } from '../paths.ts';
import { UsageError } from '../usage-error.ts';
import { warnIfWeak } from '../weakness.ts';
import { tellWhatGoesOut } from '../what-goes-out.ts';
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
    const warnings = await warnIfWeak(newPassphrase, [], terminal);
    const path = typedPath(word(invocation, 0));
    const made = await withProject(invocation, path, false, async ({ api, watched }) => {
      const preview = await api.get('share.preview', { recipients });
      tellWhatGoesOut(
        'The copy holds the whole project',
        preview,
        newPassphrase === undefined ? 'nobody' : 'passphrase',
        terminal,
      );
      // Whoever typed a whole key named its owner; that nobody confirmed it was said just now, and the log keeps it.
      return api.get(
        'share.make',
        { path: out, recipients, unconfirmed: true, ...(newPassphrase !== undefined && { newPassphrase }) },
        watched,
      );
    });
    terminal.value({ file: made.path, ...made.contents, warnings });
    terminal.out(`Wrote ${made.path}`);
    return 0;
  },
};
