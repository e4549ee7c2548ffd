import { type Command, type Invocation, needed, text, texts, word } from '../command.ts';
import { COPY_OPTIONS, newPassphraseIn, type OpeningKeys, openingKeys } from '../keys.ts';
import { typedPath } from '../paths.ts';
import { UsageError } from '../usage-error.ts';
import { warnIfWeak } from '../weakness.ts';
import { tellWhatGoesOut } from '../what-goes-out.ts';
import { withKeys } from '../with-engine.ts';
import { refuseUnwritable } from '../write-export.ts';

/** `plumb archive`: writes everything in a form that needs no Plumbline. */
export const archive: Command = {
  usage: 'FILE --out F.tar.age [--recipient age1… | --new-passphrase-file F]',
  help: `Writes everything in the project FILE into a tar archive, encrypted with age, that needs no Plumbline to be
read: “age -d F.tar.age | tar x”. It holds the originals, the log, the journal, the database as SQL, the custody report,
and the SHA-256 of each file. Says before what goes out, and for whom. It opens with the key that FILE was opened with here, unless recipients (may be
repeated) or a new passphrase are named. The log says that an archive was written, and for whom.`,
  takes: [1, 1],
  options: COPY_OPTIONS,
  async run(invocation) {
    const { terminal } = invocation;
    const path = typedPath(word(invocation, 0));
    const out = typedPath(needed(invocation, 'out', 'with the name of the archive'));
    const given = await givenKeys(invocation);
    await refuseUnwritable(out);
    const opening = await openingKeys(invocation, path);
    const warnings = await warnIfWeak(given?.newPassphrase, [], terminal);
    const keys = given ?? (await sameKeys(opening));
    const made = await withKeys(invocation, path, opening, false, async ({ api, watched }) => {
      const preview = await api.get('share.preview', { recipients: keys.recipients, of: 'archive' });
      const others = given === undefined ? 'same-key' : given.newPassphrase ? 'passphrase' : 'nobody';
      tellWhatGoesOut('The archive holds the whole project', preview, others, terminal);
      // Whoever typed a whole key named its owner; that nobody confirmed it was said just now, and the log keeps it.
      return api.get('project.archive', { path: out, ...keys, unconfirmed: true }, watched);
    });
    const { path: file, ...facts } = made;
    terminal.value({ file, ...facts, warnings });
    terminal.out(`${file}: ${facts.files} files, ${facts.originals} originals, ${facts.bytes} bytes`);
    terminal.out(`SHA-256 ${facts.sha256}`);
    terminal.say('Read it with “age -d F.tar.age | tar x”; README.txt in it says what is there.');
    return 0;
  },
};

interface ArchiveKeys {
  readonly recipients: string[];
  readonly newPassphrase?: string;
}

async function givenKeys(invocation: Invocation): Promise<ArchiveKeys | undefined> {
  const recipients = texts(invocation, 'recipient');
  const newPassphrase = await newPassphraseIn(text(invocation, 'new-passphrase-file'));
  if (newPassphrase !== undefined && recipients.length > 0)
    throw new UsageError(
      'An age file is for recipients or for a passphrase, never for both: make two archives.',
    );
  if (newPassphrase !== undefined) return { recipients, newPassphrase };
  return recipients.length > 0 ? { recipients } : undefined;
}

/** What opens the project opens its archive. */
async function sameKeys({ passphrase, identities = [] }: OpeningKeys): Promise<ArchiveKeys> {
  if (identities.length === 0) return { recipients: [], ...(passphrase && { newPassphrase: passphrase }) };
  const { recipientsOf } = await import('../../node/age-keys.ts');
  return { recipients: await recipientsOf(identities) };
}
