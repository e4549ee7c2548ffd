import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import { type Strength, strengthOf } from './strength.ts';
import { WORDS } from './word-list.ts';

const estimator = new ZxcvbnFactory({
  dictionary: { ...common, ...english, 'plumbline-words': [...WORDS] },
  graphs: adjacencyGraphs,
});

/** How many guesses a passphrase would stand, as a power of ten. Loaded only when a passphrase is chosen: 1.5 MB of words. */
export const guessesLog10 = (passphrase: string, known: readonly string[]): number =>
  estimator.check(passphrase, [...known]).guessesLog10;

/** zxcvbn takes longer with each character; what is longer than this is judged by its start. */
const JUDGED = 128;

/** Strength of a passphrase. The words in `known` texts (a title, a name) count as guessed. */
export const strengthOfPassphrase = (passphrase: string, known: readonly string[]): Strength =>
  strengthOf(guessesLog10(passphrase.slice(0, JUDGED), known.join(' ').split(/\s+/).filter(Boolean)));
