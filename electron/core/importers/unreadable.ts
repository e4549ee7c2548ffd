/** Thrown inside an importer when a file cannot be read; `message` is the reason for a person. */
export class Unreadable extends Error {
  readonly state: 'refused' | 'needs-password';

  constructor(reason: string, state: 'refused' | 'needs-password' = 'refused') {
    super(reason);
    this.state = state;
  }
}

/** Refuses a file for being damaged; `what` is how a person would call it, `problem` what is wrong. */
export const damaged = (what: string, problem: string): Unreadable =>
  new Unreadable(`This is ${what}, but it is damaged (${problem}). Ask for the file again.`);

/** Refuses a file that unpacks to more than can be taken. */
export const tooMuch = (what: string, megabytes: number): Unreadable =>
  new Unreadable(
    `${what} unpacks to more than ${Math.floor(megabytes)} MB and was not read; such files are often made to do harm. Unpack it with another program if you trust it, and import the parts.`,
  );

/** A file that no password given so far opens; `thing` is how a person would call it. */
export const needsPassword = (thing: string, tried: readonly string[]): Unreadable =>
  new Unreadable(lockedReason(thing, tried), 'needs-password');

/** Why a locked file could not be read, with what to do. Names no password. */
export function lockedReason(thing: string, tried: readonly string[]): string {
  const failed =
    tried.length === 0
      ? ''
      : ` ${tried.length === 1 ? 'The password' : `None of the ${tried.length} passwords`} given ${tried.length === 1 ? 'does not open' : 'opens'} it.`;
  return `The ${thing} is locked with a password.${failed} Give the password in the ledger, or ask its source for it.`;
}
