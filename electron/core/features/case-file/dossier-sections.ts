// The written part of the data of a template: sections with their footnotes, and blocks filled from the case.
import type { BlockKind } from '../../../shared/sections/tree.ts';

/** A piece of a cell: words, or a citation. `target` is the label that a template links to (`e-12`). */
export type CellData = { readonly text: string } | { readonly cite: string; readonly target: string };

/** A footnote as it is printed. */
export interface NoteData {
  readonly number: number;
  /** Number of the footnote that cites the same thing first; 0 in that one. */
  readonly first: number;
  /** `E12`, `Exhibit 3`. */
  readonly cite: string;
  /** Label of the entry that it leads to, and of the place in the exhibits where it is marked ('' for none). */
  readonly target: string;
  readonly mark: string;
  /** Bates number of that place. */
  readonly bates: string;
  readonly words: string;
}

/** A piece of a paragraph: words, a footnote, or the end of a line. */
export type NarrativePiece =
  | { readonly text: string; readonly strong: boolean; readonly emphasis: boolean }
  | { readonly note: NoteData }
  | { readonly break: true };

/** A block filled from the case: tables under headings. */
export interface BlockData {
  readonly block: BlockKind;
  readonly title: string;
  readonly tables: readonly {
    readonly title: string;
    readonly columns: readonly { readonly title: string; readonly right: boolean }[];
    /** `evidence` and `documents`: what the row was drawn from. */
    readonly rows: readonly {
      readonly cells: readonly (readonly CellData[])[];
      readonly evidence: readonly number[];
      readonly documents: readonly string[];
    }[];
    readonly more: number;
  }[];
  readonly notes: readonly string[];
  readonly empty: string;
}

/** A part of a section. */
export type NarrativeBlock =
  | { readonly kind: 'paragraph'; readonly pieces: readonly NarrativePiece[] }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly pieces: readonly NarrativePiece[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly NarrativeBlock[])[];
    }
  | ({ readonly kind: 'data' } & BlockData);

/** A section that the template declares, as it is written in the project. */
export interface SectionData {
  readonly id: string;
  readonly title: string;
  /** Words of its own. */
  readonly words: number;
  /** Whether anybody has written it. */
  readonly written: boolean;
  readonly content: readonly NarrativeBlock[];
}
