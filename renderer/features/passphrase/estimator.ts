import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import { WORDS } from './word-list.ts';

const estimator = new ZxcvbnFactory({
  dictionary: { ...common, ...english, 'plumbline-words': [...WORDS] },
  graphs: adjacencyGraphs,
});

/** How many guesses a passphrase would stand, as a power of ten. Loaded only when a passphrase is chosen: 1.5 MB of words. */
export const guessesLog10 = (passphrase: string, known: readonly string[]): number =>
  estimator.check(passphrase, [...known]).guessesLog10;
