import { readFile, writeFile } from 'node:fs/promises';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { refuse } from '../shared/contract/problem.ts';
import { asWriting, reasonFor } from './project-file/errors.ts';

/** Makes an age key pair and writes it as `age-keygen` does, for its owner's eyes only. Answers the recipient, `age1…`. Refuses `file-exists`, `cannot-write`. */
export async function createIdentityFile(path: string): Promise<string> {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const text = `# created: ${new Date().toISOString()}\n# public key: ${recipient}\n${identity}\n`;
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600, flush: true });
  } catch (error) {
    if (codeOf(error) === 'EEXIST') refuse({ code: 'file-exists', path });
    throw asWriting(path, error);
  }
  return recipient;
}

/** The identities in an age identity file. Refuses `no-such-file`, `cannot-read`. */
export async function readIdentities(path: string): Promise<string[]> {
  const text = await readText(path);
  const identities = text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line.startsWith('AGE-SECRET-KEY-1'));
  if (identities.length === 0) return refuse({ code: 'cannot-read', path, reason: whyNoIdentity(text) });
  try {
    await recipientsOf(identities);
  } catch {
    refuse({ code: 'cannot-read', path, reason: 'a secret key in it was mistyped or cut short' });
  }
  return identities;
}

/** What a file is that was given for an identity file. Of its text only the kind is said. */
function whyNoIdentity(text: string): string {
  if (text.startsWith('age-encryption.org/') || text.startsWith('-----BEGIN AGE ENCRYPTED FILE-----'))
    return 'it is encrypted itself. Decrypt it for this alone, where the shell can: -i <(age -d FILE)';
  if (/^AGE-PLUGIN-/m.test(text)) return 'its identity needs a plugin of age, which Plumbline does not run';
  if (/^(ssh-|-----BEGIN (OPENSSH|RSA) PRIVATE KEY)/m.test(text))
    return 'it is an SSH key, which does not open projects; “plumb keygen” makes a key that does';
  if (/^(# public key: )?age1/m.test(text))
    return 'it holds the public half of a key (age1…); the identity is the half that starts with AGE-SECRET-KEY-1';
  return 'it holds no age identity (a line that starts with AGE-SECRET-KEY-1)';
}

/** The recipients that these identities belong to, `age1…`. */
export const recipientsOf = (identities: readonly string[]): Promise<string[]> =>
  Promise.all(identities.map(identity => identityToRecipient(identity)));

/**
 * The passphrase in a file: its text without the line end. Refuses `no-such-file`, `cannot-read`. A file that is not UTF-8 is
 * refused too: read as if it were, passphrases of one length would all become the same.
 */
export async function readPassphrase(path: string): Promise<string> {
  const text = (await readText(path)).replace(/\r?\n$/, '');
  if (isWhole(text)) return text;
  return refuse({
    code: 'cannot-read',
    path,
    reason: 'the passphrase in it is not UTF-8 text; save it as UTF-8',
  });
}

/** Whether a text from outside came over whole: what is not UTF-8 becomes U+FFFD, and NUL comes of UTF-16. */
export const isWhole = (text: string): boolean => !/[\ufffd\0]/.test(text);

async function readText(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') refuse({ code: 'no-such-file', path });
    return refuse({ code: 'cannot-read', path, reason: reasonFor(code) });
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
