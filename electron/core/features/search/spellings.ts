import type { Searched } from './find.ts';
import type { Spelling } from './resolve.ts';

/** Other ways to write a name: those that the case knows, and those that the rules of scripts give. */
export function spellingsIn(_searched: Searched): (text: string) => readonly Spelling[] {
  return () => [];
}
