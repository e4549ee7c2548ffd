/** How strong a passphrase is, in steps and in words. */
export interface Strength {
  /** 0 (hopeless) to 3 (strong). */
  readonly step: 0 | 1 | 2 | 3;
  readonly word: 'Very weak' | 'Weak' | 'Fair' | 'Strong';
  /** What that means for the project. */
  readonly means: string;
}

/**
 * Guesses a second against this file: scrypt with 2^18 takes a graphics card a good part of a second, so ten thousand a
 * second is a rack of them.
 */
const GUESSES_A_SECOND = 10_000;
const YEAR = 365.25 * 86_400;

/** Strength in words for a number of guesses, given as a power of ten. */
export function strengthOf(guessesLog10: number): Strength {
  const seconds = 10 ** guessesLog10 / 2 / GUESSES_A_SECOND;
  if (seconds < 86_400)
    return {
      step: 0,
      word: 'Very weak',
      means: 'Somebody with the file and ordinary means opens it within a day.',
    };
  if (seconds < YEAR)
    return {
      step: 1,
      word: 'Weak',
      means: 'Somebody with the file and a rack of machines opens it within a year.',
    };
  if (seconds < YEAR * 1000)
    return { step: 2, word: 'Fair', means: 'It keeps out many, but not a state that wants this file.' };
  return { step: 3, word: 'Strong', means: 'Guessing it takes longer than anybody can wait.' };
}
