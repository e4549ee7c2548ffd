import type { Terminal } from './terminal.ts';

/** A word to the person that fails nothing: also in the JSON of what was made. */
export interface Warned {
  readonly what: string;
  readonly where: string;
}

const WEAK = 1;

/** Warns of a new passphrase that a guesser finds, on stderr; the answer is for the JSON. `known`: texts that he tries first. */
export async function warnIfWeak(
  passphrase: string | undefined,
  known: readonly string[],
  terminal: Terminal,
): Promise<Warned[]> {
  if (passphrase === undefined) return [];
  const { strengthOfPassphrase } = await import('../shared/passphrase/estimator.ts');
  const { step, word, means } = strengthOfPassphrase(passphrase, known);
  if (step > WEAK) return [];
  const what = `The passphrase is ${word.toLowerCase()}. ${means}`;
  terminal.say(`Warning: ${what}`);
  terminal.say('“plumb keygen --passphrase” offers a strong one: six words, to be written on paper.');
  return [{ what, where: 'passphrase' }];
}
