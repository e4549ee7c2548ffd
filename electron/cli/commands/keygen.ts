import { createIdentityFile } from '../../node/age-keys.ts';
import { type Command, needed, text } from '../command.ts';
import { typedPath } from '../paths.ts';
import { UsageError } from '../usage-error.ts';

/** `plumb keygen`: makes an age key pair. */
export const keygen: Command = {
  usage: '(--out F | --passphrase)',
  help: `Makes a key and writes it to F, readable by you alone. Prints the recipient (age1…) that others give to
“plumb create --recipient”. The file is a standard age identity: keep it safe, it opens those projects.
--passphrase makes a passphrase of six words instead, picked by chance, and prints it: write it on paper.`,
  takes: [0, 0],
  options: { out: { type: 'string' }, passphrase: { type: 'boolean' } },
  async run(invocation) {
    const { terminal, values } = invocation;
    if (values.passphrase === true) {
      if (text(invocation, 'out') !== undefined)
        throw new UsageError(
          'Give --out for a key, or --passphrase for a passphrase that is printed; not both.',
        );
      const { offerPassphrase } = await import('../../shared/passphrase/offer.ts');
      const passphrase = offerPassphrase();
      terminal.out(passphrase);
      terminal.value({ passphrase });
      return 0;
    }
    const file = typedPath(needed(invocation, 'out', 'with the name of the key file'));
    const recipient = await createIdentityFile(file);
    terminal.out(recipient);
    terminal.value({ file, recipient });
    return 0;
  },
};
