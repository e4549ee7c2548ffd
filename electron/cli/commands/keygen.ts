import { createIdentityFile } from '../../node/age-keys.ts';
import { type Command, needed } from '../command.ts';
import { typedPath } from '../paths.ts';

/** `plumb keygen`: makes an age key pair. */
export const keygen: Command = {
  usage: '--out F',
  help: `Makes a key and writes it to F, readable by you alone. Prints the recipient (age1…) that others give to
“plumb create --recipient”. The file is a standard age identity: keep it safe, it opens those projects.`,
  takes: [0, 0],
  options: { out: { type: 'string' } },
  async run(invocation) {
    const { terminal } = invocation;
    const file = typedPath(needed(invocation, 'out', 'with the name of the key file'));
    const recipient = await createIdentityFile(file);
    terminal.out(recipient);
    terminal.value({ file, recipient });
    return 0;
  },
};
