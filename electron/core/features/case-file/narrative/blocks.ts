// The words of a case file without its layout: what Word, HTML and CSV are written from.

/** A stretch of text. `to` is the anchor of the place it leads to. */
export interface Words {
  readonly text: string;
  /** ISO 639; '' or left out when it is that of the case file. */
  readonly language?: string;
  readonly strong?: boolean;
  readonly to?: string;
}

/** Words, or the call of a footnote (counted from 1). */
export type Run = Words | { readonly note: number };

/** One piece of the narrative, in the order of reading. */
export type Block =
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3;
      readonly text: string;
      readonly anchor?: string;
    }
  | {
      readonly kind: 'paragraph';
      readonly runs: readonly Run[];
      /** `quote`: words of a document. `aside`: an explanation of ours. `alarm`: something to be seen to. */
      readonly style?: 'quote' | 'aside' | 'alarm';
      readonly anchor?: string;
    }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Run[])[] }
  | TableBlock;

/** A table; `title` names its file among the tables. */
export interface TableBlock {
  readonly kind: 'table';
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (readonly Run[])[])[];
}

/** A whole case file in words. */
export interface Narrative {
  /** What it is called: `Research dossier`. */
  readonly kind: string;
  readonly title: string;
  readonly author: string;
  readonly date: string;
  /** Handling mark, for every page. */
  readonly mark: string;
  /** Labels and values of the cover. */
  readonly facts: readonly (readonly [string, string])[];
  /** What has to be read first: the invented sample, the safe version. */
  readonly notices: readonly string[];
  readonly blocks: readonly Block[];
  readonly notes: readonly (readonly Words[])[];
}

/** Languages written from right to left. */
const RIGHT_TO_LEFT = new Set(['ar', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

/** Whether words in a language are written from right to left. */
export const isRightToLeft = (language: string | undefined): boolean => RIGHT_TO_LEFT.has(language ?? '');

/** A language code that may stand in an attribute; '' for anything else. */
export const languageTag = (language: string | undefined): string =>
  /^[a-z]{2,3}$/.test(language ?? '') ? (language ?? '') : '';

/** Whether the call of a footnote stands right behind another one: then a comma divides their numbers. */
export function followsNote(runs: readonly Run[], index: number): boolean {
  const before = runs[index - 1];
  return before !== undefined && 'note' in before;
}

/** The words of runs alone; calls of footnotes as `[note 3]`. */
export const plainText = (runs: readonly Run[]): string =>
  runs.map(run => ('note' in run ? `[note ${run.note}]` : run.text)).join('');

/** Characters that mean something in XML and HTML, written out. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
