import type { RecognitionOptions } from '../../../electron/shared/contract/recognition.ts';

const NAMES: Readonly<Record<string, string>> = {
  chi_sim: 'Chinese (simplified)',
  chi_tra: 'Chinese (traditional)',
};

const english = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** A language of Tesseract in words; its own name where nobody knows a better one. */
export function languageName(name: string): string {
  const known = NAMES[name];
  if (known) return known;
  try {
    return english.of(name) ?? name;
  } catch {
    return name;
  }
}

/** Languages that are read together, in words: `Russian and English`. */
export const languagesWords = (names: readonly string[]): string =>
  names.length === 0 ? 'Found out page by page' : new Intl.ListFormat('en').format(names.map(languageName));

/** Sets of languages to choose from: found out, each alone, and each that is not English together with it. */
export function languageChoices({ languages }: RecognitionOptions): readonly (readonly string[])[] {
  const names = languages.map(({ name }) => name);
  const hasEnglish = names.includes('eng');
  const sets = names.flatMap(name =>
    name === 'eng' || !hasEnglish || name.startsWith('chi_') ? [[name]] : [[name, 'eng']],
  );
  return [[], ...sets.sort((a, b) => languageName(a[0] ?? '').localeCompare(languageName(b[0] ?? '')))];
}

/** Whether two sets of languages are the same. */
export const sameLanguages = (left: readonly string[], right: readonly string[]): boolean =>
  left.length === right.length && left.every(name => right.includes(name));
