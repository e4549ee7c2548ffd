import { useEffect, useState } from 'react';
import type { Strength } from '../../../electron/shared/passphrase/strength.ts';

/** Strength of a passphrase as it is typed; null for none, and until the estimator is loaded. `known`: words to count as guessed. */
export function useStrength(passphrase: string, known: readonly string[] = []): Strength | null {
  const [judged, setJudged] = useState<{ readonly of: string; readonly strength: Strength } | null>(null);
  const words = known.join('\n');
  useEffect(() => {
    let gone = false;
    setJudged(null);
    if (passphrase === '') return;
    void import('../../../electron/shared/passphrase/estimator.ts').then(({ strengthOfPassphrase }) => {
      if (!gone) setJudged({ of: passphrase, strength: strengthOfPassphrase(passphrase, words.split('\n')) });
    });
    return () => {
      gone = true;
    };
  }, [passphrase, words]);
  return judged?.of === passphrase ? judged.strength : null;
}
