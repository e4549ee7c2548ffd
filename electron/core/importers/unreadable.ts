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
