import { existsSync } from 'node:fs';
import { refuse } from '../shared/contract/problem.ts';
import { type Invocation, text, texts } from './command.ts';
import { typedPath } from './paths.ts';
import { askPassphrase } from './prompt.ts';
import { UsageError } from './usage-error.ts';

/** What an existing project is opened with. */
export interface OpeningKeys {
  readonly passphrase?: string;
  readonly identities?: string[];
}

/** What a new project can be opened with. */
export interface NewKeys {
  readonly passphrase?: string;
  readonly recipients: string[];
}

/** Keys for an existing project: passphrase file, environment, identity files, or else a prompt. */
export async function openingKeys(invocation: Invocation, path: string): Promise<OpeningKeys> {
  if (!existsSync(path)) refuse({ code: 'no-such-file', path });
  const files = texts(invocation, 'identity-file');
  const passphrase = await givenPassphrase(invocation);
  if (files.length > 0) {
    const { readIdentities } = await import('../node/age-keys.ts');
    const identities = (await Promise.all(files.map(file => readIdentities(typedPath(file))))).flat();
    // Whoever names an identity means it: only a passphrase that is named as well is tried beside it.
    const named = text(invocation, 'passphrase-file') !== undefined;
    return { identities, ...(named && passphrase && { passphrase }) };
  }
  return { passphrase: passphrase ?? (await askPassphrase('Passphrase: ')) };
}

/** Keys for a new project: recipients, and a passphrase unless there are recipients alone. */
export async function newKeys(invocation: Invocation): Promise<NewKeys> {
  const recipients = texts(invocation, 'recipient');
  const given = await givenPassphrase(invocation);
  if (given !== undefined) return { recipients, passphrase: notBlank(given) };
  if (recipients.length > 0) return { recipients };
  const first = notBlank(await askPassphrase('Passphrase for the new project: '));
  if ((await askPassphrase('The same again: ')) !== first) {
    throw new UsageError('The two passphrases are not the same. Nothing was created; try again.');
  }
  return { recipients, passphrase: first };
}

function notBlank(passphrase: string): string {
  if (passphrase.trim() !== '') return passphrase;
  return refuse({ code: 'weak-passphrase' });
}

/** The passphrase as given without asking. It leaves the environment, so that nothing started later inherits it. */
async function givenPassphrase(invocation: Invocation): Promise<string | undefined> {
  const fromEnvironment = process.env.PLUMB_PASSPHRASE;
  delete process.env.PLUMB_PASSPHRASE;
  const file = text(invocation, 'passphrase-file');
  const { isWhole, readPassphrase } = await import('../node/age-keys.ts');
  if (file === undefined) {
    if (fromEnvironment !== undefined && !isWhole(fromEnvironment))
      throw new UsageError('PLUMB_PASSPHRASE is not UTF-8 text. Give the passphrase as UTF-8.');
    return fromEnvironment;
  }
  return readPassphrase(typedPath(file));
}

/** Options of what writes a copy for other keys. */
export const COPY_OPTIONS = {
  out: { type: 'string' },
  recipient: { type: 'string', multiple: true },
  'new-passphrase-file': { type: 'string' },
} as const;

/** The passphrase for a copy, from the file that was named; undefined when none was. */
export async function newPassphraseIn(file: string | undefined): Promise<string | undefined> {
  if (file === undefined) return undefined;
  const { readPassphrase } = await import('../node/age-keys.ts');
  return notBlank(await readPassphrase(typedPath(file)));
}
