import type { EditorState } from 'prosemirror-state';

/** What is being looked for at the caret: something to cite (`@`) or a block to put in (`/`). Places of the document. */
export interface Trigger {
  readonly sign: '@' | '/';
  readonly from: number;
  readonly to: number;
  readonly query: string;
}

const LONGEST_QUERY = 40;

/** The `@` or `/` that is being typed in a text that ends at the caret; null when there is none. */
export function signIn(text: string): { readonly sign: Trigger['sign']; readonly start: number } | null {
  const cite = text.lastIndexOf('@');
  const block = text.lastIndexOf('/');
  const start = Math.max(cite, block);
  if (start < 0 || text.length - start - 1 > LONGEST_QUERY) return null;
  const query = text.slice(start + 1);
  if (/[\n\ufffc]/.test(query)) return null;
  const before = text[start - 1] ?? ' ';
  // An address like name@example.org is no citation, and a slash between words or numbers puts nothing in.
  if (cite === start) return /[\p{L}\p{N}._-]/u.test(before) ? null : { sign: '@', start };
  return /\s/.test(before) && /^\p{L}*$/u.test(query) ? { sign: '/', start } : null;
}

/** What is being looked for where the caret stands. */
export function triggerAt({ selection }: EditorState): Trigger | null {
  const { $from, empty } = selection;
  if (!empty || !$from.parent.isTextblock) return null;
  const begin = Math.max(0, $from.parentOffset - LONGEST_QUERY - 2);
  const text = $from.parent.textBetween(begin, $from.parentOffset, undefined, '\ufffc');
  const found = signIn(text);
  if (!found) return null;
  const from = $from.pos - (text.length - found.start);
  return { sign: found.sign, from, to: $from.pos, query: text.slice(found.start + 1) };
}
