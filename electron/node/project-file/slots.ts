/** Key slots: the project key in standard age files, so that `age -d` opens them without us (K rules). */
import { createHash } from 'node:crypto';
import { Decrypter, Encrypter } from 'age-encryption';
import type { Keys, Unlock } from '../../core/ports/project-file.ts';
import { type Problem, refuse } from '../../shared/contract/problem.ts';
import type { Slot } from './header.ts';
import { passphraseIdentity, passphraseRecipient } from './scrypt.ts';

/** Bytes of a project key. */
export const PROJECT_KEY = 32;

// The same words typed on another keyboard may arrive composed differently; age itself takes the bytes as they come.
const normal = (passphrase: string): string => passphrase.normalize('NFC');

async function passphraseSlot(key: Uint8Array, passphrase: string, logN: number | undefined): Promise<Slot> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(passphraseRecipient(normal(passphrase), logN));
  return { kind: 'passphrase', age: await encrypter.encrypt(key) };
}

async function recipientSlot(key: Uint8Array, recipient: string): Promise<Slot> {
  if (!/^age1[02-9ac-hj-np-z]{58}$/.test(recipient)) refuse({ code: 'bad-recipient', recipient });
  const encrypter = new Encrypter();
  try {
    encrypter.addRecipient(recipient);
    return { kind: 'recipient', age: await encrypter.encrypt(key) };
  } catch {
    return refuse({ code: 'bad-recipient', recipient });
  }
}

/**
 * One slot for the passphrase and one for each recipient. `logN` lowers scrypt's work factor, for tests only.
 * Refuses with `weak-passphrase` or `bad-recipient`.
 */
export async function sealSlots(key: Uint8Array, keys: Keys, logN?: number): Promise<Slot[]> {
  if (keys.passphrase?.trim() === '' || (keys.passphrase === undefined && keys.recipients.length === 0))
    refuse({ code: 'weak-passphrase' });
  const slots = await Promise.all(keys.recipients.map(recipient => recipientSlot(key, recipient)));
  if (keys.passphrase === undefined) return slots;
  return [await passphraseSlot(key, keys.passphrase, logN), ...slots];
}

function decrypterFor(slot: Slot, unlock: Unlock): Decrypter | null {
  const decrypter = new Decrypter();
  if (slot.kind === 'passphrase') {
    if (unlock.passphrase === undefined) return null;
    decrypter.addIdentity(passphraseIdentity(normal(unlock.passphrase)));
    return decrypter;
  }
  let added = 0;
  for (const identity of unlock.identities ?? []) {
    try {
      decrypter.addIdentity(identity.trim());
      added += 1;
    } catch {
      // A mistyped identity is one that does not fit: the others may.
    }
  }
  return added > 0 ? decrypter : null;
}

/** A project key candidate and the slot that gave it. */
export interface OpenedSlot {
  readonly slot: Slot;
  readonly key: Buffer;
}

/** What names a slot: 32 hex digits of the SHA-256 of its age file. */
export const slotId = (slot: Slot): string =>
  createHash('sha256').update(slot.age).digest('hex').slice(0, 32);

/** The project key candidates that the slots give for this unlock, one at a time. */
export async function* openSlots(slots: readonly Slot[], unlock: Unlock): AsyncGenerator<OpenedSlot> {
  for (const slot of slots) {
    const decrypter = decrypterFor(slot, unlock);
    if (decrypter === null) continue;
    try {
      const key = await decrypter.decrypt(slot.age);
      if (key.length === PROJECT_KEY)
        yield { slot, key: Buffer.from(key.buffer, key.byteOffset, key.length) };
    } catch {
      // Wrong key for this slot, or a slot that was swapped in: the next one may fit.
    }
  }
}

/** What is wrong when no slot opened. */
export const wrongKey = ({ passphrase, identities = [] }: Unlock): Problem => ({
  code: 'wrong-key',
  ...(identities.length > 0 && { given: passphrase === undefined ? 'identity' : 'both' }),
});
