// Words that are encrypted to a key: no password opens them, so that is said, and what is visible is kept.
import { Unreadable } from '../unreadable.ts';

/** What words are encrypted with. */
export type Seal = 'OpenPGP' | 'S/MIME' | 'rights management (IRM)';

const ARMOR = /-----BEGIN PGP MESSAGE-----[\s\S]*?(?:-----END PGP MESSAGE-----|$)/g;
/** With fewer letters than this beside them, encrypted words are all that there is. */
const FEW_LETTERS = 40;

/** Why words that are encrypted to a key could not be read. */
export const sealedReason = (thing: string, seal: Seal): string =>
  `The ${thing} is encrypted with ${seal}: it opens with a key of one of its recipients, not with a password. Decrypt it with the program of that recipient, save it, and import that.`;

/** Thrown for a file that is encrypted to a key as a whole. */
export const lockedByKey = (thing: string, seal: Seal): Unreadable =>
  new Unreadable(sealedReason(thing, seal), 'needs-password');

/** A text without the letters of encrypted stretches, and whether those were all that there was. */
export function withoutArmor(text: string): {
  readonly text: string;
  readonly sealed: 'no' | 'partly' | 'wholly';
} {
  if (!text.includes('-----BEGIN PGP MESSAGE-----')) return { text, sealed: 'no' };
  const rest = text.replace(ARMOR, '').trim();
  const bare = text.replace(ARMOR, '[encrypted with OpenPGP]');
  return { text: bare, sealed: rest.length < FEW_LETTERS ? 'wholly' : 'partly' };
}
