/** age identities: made by `plumb keygen`, or brought along from `age-keygen`. */
import { generateX25519Identity, identityToRecipient } from 'age-encryption';

/** A fresh age key pair, and the text of its identity file. */
export interface Identity {
  /** `AGE-SECRET-KEY-1…`: opens projects; whoever has it reads the case. */
  readonly identity: string;
  /** `age1…`: may be given to anyone. */
  readonly recipient: string;
  /** The identity file as `age-keygen` writes it, recipient as a comment. */
  readonly text: string;
}

/** Makes a new X25519 identity; `created` goes into the file's comment. */
export async function makeIdentity(created: Date): Promise<Identity> {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const stamp = created.toISOString().replace(/\.\d+Z$/, 'Z');
  const text = `# created: ${stamp}\n# public key: ${recipient}\n${identity}\n`;
  return { identity, recipient, text };
}

/** The identities in an identity file's text: comments and empty lines are skipped. */
export function identitiesIn(text: string): string[] {
  const lines = text.split(/\r?\n/).map(line => line.trim());
  return lines.filter(line => line.startsWith('AGE-SECRET-KEY-1'));
}
