import type { Handling, SourceGrade } from '../../../electron/shared/contract/common.ts';
import type { Given } from '../../../electron/shared/contract/index.ts';
import type { Provenance } from '../../../electron/shared/contract/provenance.ts';

/** What is said of all files of an import, as its dialog holds it: '' is nothing. */
export interface ImportSaying {
  readonly source: string;
  readonly sourceGrade: string;
  readonly handling: Handling;
  readonly provenance: Partial<Provenance>;
  /** One a line. */
  readonly passwords: string;
  readonly encoding: string;
}

/** Nothing is said yet. */
export const SAYING: ImportSaying = {
  source: '',
  sourceGrade: '',
  handling: 'restricted',
  provenance: {},
  passwords: '',
  encoding: '',
};

/** Passwords of a list with one a line. Blanks may be part of one. */
export const passwordsOf = (list: string): string[] => list.split(/\r?\n/).filter(line => line !== '');

/** The same as the engine takes it. */
export function givenBy(said: ImportSaying): Omit<Given<'documents.import'>, 'sources'> {
  const { source, sourceGrade, handling, provenance, passwords, encoding } = said;
  const trimmed = Object.fromEntries(Object.entries(provenance).map(([name, text]) => [name, text.trim()]));
  return {
    source,
    handling,
    provenance: trimmed,
    passwords: passwordsOf(passwords),
    ...(sourceGrade !== '' && { sourceGrade: sourceGrade as SourceGrade }),
    ...(encoding !== '' && { encoding }),
  };
}
