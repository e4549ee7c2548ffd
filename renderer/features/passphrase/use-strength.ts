import { useEffect, useState } from 'react';
import { type Strength, strengthOf } from './strength.ts';

/** zxcvbn takes longer with each character; what is longer than this is judged by its start. */
const JUDGED = 128;

/** Strength of a passphrase as it is typed; null for none, and until the estimator is loaded. `known`: words to count as guessed. */
export function useStrength(passphrase: string, known: readonly string[] = []): Strength | null {
  const [judged, setJudged] = useState<{ readonly of: string; readonly strength: Strength } | null>(null);
  const words = known.join('\n');
  useEffect(() => {
    let gone = false;
    setJudged(null);
    if (passphrase === '') return;
    void import('./estimator.ts').then(({ guessesLog10 }) => {
      if (gone) return;
      const guesses = guessesLog10(passphrase.slice(0, JUDGED), words.split(/\s+/).filter(Boolean));
      setJudged({ of: passphrase, strength: strengthOf(guesses) });
    });
    return () => {
      gone = true;
    };
  }, [passphrase, words]);
  return judged?.of === passphrase ? judged.strength : null;
}
