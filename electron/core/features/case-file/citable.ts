import type { Material } from './assemble.ts';
import type { Citable } from './rules.ts';

/** The numbers that the summary can cite. */
export function citable({ evidence, claims, subjects, figures }: Material): Citable {
  const numbers = (list: readonly { readonly number: number }[]) => new Set(list.map(({ number }) => number));
  return { E: numbers(evidence), C: numbers(claims), N: numbers(subjects), F: new Set(figures) };
}
