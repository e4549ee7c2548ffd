// What a template gets as `/data.json`. docs/case-file.md describes it for people who write templates.

import type { Rectangle } from '../../../shared/contract/anchor.ts';
import type { CheckKind } from '../../../shared/contract/preflight.ts';
import type { BlockKind } from '../../../shared/sections/tree.ts';
import type { ProvenanceFact } from '../documents/provenance-words.ts';
import type { RedactionLine } from '../redaction/log.ts';

/** Raised when a template written for an older shape could no longer be set. */
export const DOSSIER_SCHEMA = 2;

/** A template that a person brought: what it is called, and what its folder is known by. */
export interface TemplateData {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly sha256: string;
}

/** A word and its code: `{code: 'B', words: 'usually reliable'}`. */
export interface Coded {
  readonly code: string;
  readonly words: string;
}

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

/** A chip: evidence behind a value, relation or claim. */
export interface Proof {
  readonly number: number;
  readonly role: 'supports' | 'contradicts' | 'context';
}

/** Words in a language (ISO 639, '' when not known). */
export interface Wording {
  readonly text: string;
  readonly language: string;
}

export interface SubjectData {
  readonly number: number;
  readonly name: string;
  readonly kind: string;
  readonly otherNames: readonly string[];
  /** `check`: what its own digits say of an identifier (`valid`, `check digit wrong`), '' for other values. */
  readonly values: readonly (Wording & {
    readonly label: string;
    readonly check: string;
    readonly proofs: readonly Proof[];
  })[];
  readonly proofs: readonly Proof[];
}

export interface RelationData {
  readonly source: EndData;
  readonly target: EndData;
  readonly label: string;
  readonly values: readonly { readonly label: string; readonly text: string }[];
  readonly proofs: readonly Proof[];
}

/** `subject` tells whether the entity has its own entry to link to. */
export interface EndData {
  readonly number: number;
  readonly name: string;
  readonly subject: boolean;
}

export interface ClaimData {
  readonly number: number;
  readonly text: string;
  readonly status: string;
  readonly note: string;
  readonly links: readonly ClaimLinkData[];
  /** Figures that it cites. */
  readonly figures: readonly {
    readonly number: number;
    readonly role: Proof['role'];
    readonly title: string;
    readonly note: string;
  }[];
}

/** A figure of the annex: a number or table, the query behind it, and what it was counted in. */
export interface FigureData {
  readonly number: number;
  readonly title: string;
  /** The query in words. */
  readonly words: string;
  readonly note: string;
  readonly handling: Coded;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Rows beyond those printed. */
  readonly moreRows: number;
  /** The query as SQL over the rows of the receipt. */
  readonly query: string;
  readonly records: number;
  readonly repetitions: number;
  /** Hash of the rows of the receipt. */
  readonly sha256: string;
  readonly sources: readonly { readonly document: string; readonly sha256: string; readonly rows: number }[];
  readonly lists: readonly {
    readonly name: string;
    readonly version: string;
    readonly sha256: string;
    readonly verify: string;
  }[];
  /** When it was counted. */
  readonly made: string;
  readonly author: string;
  /** Numbers of claims. */
  readonly citedIn: readonly number[];
  /** What is different now; [] while it holds. */
  readonly differences: readonly string[];
}

export interface ClaimLinkData extends Proof {
  readonly quote: string;
  readonly language: string;
  readonly document: string;
  readonly place: string;
  readonly note: string;
}

export interface EvidenceData {
  readonly number: number;
  /** Words in the original script; of rows the first few, their cells divided by ` · `. */
  readonly quote: string;
  /** Whether it is rows of a table, and how many of them are not in the quote. */
  readonly table: boolean;
  readonly moreRows: number;
  readonly language: string;
  readonly translation: string;
  readonly translator: string;
  /** `2024-03-01`, or ''. */
  readonly translatedOn: string;
  readonly note: string;
  readonly document: string;
  readonly place: string;
  readonly sha256: string;
  /** Where its document comes from, in a line; '' when nobody has said. */
  readonly origin: string;
  readonly sourceGrade: Coded | null;
  readonly informationGrade: Coded | null;
  readonly handling: string;
  /** `exact`, `moved` or `lost`; a lost passage is printed but never marked. */
  readonly state: string;
  readonly bearsOn: readonly { readonly label: string; readonly target: string; readonly words: string }[];
  /** Number of the exhibit that holds the document. */
  readonly exhibit: number;
  /** Whether some sheet of the exhibit carries its mark, so that it can be linked to as `x-<number>`. */
  readonly marked: boolean;
  /** Bates number of the sheet that it is marked on; '' when it is not. */
  readonly bates: string;
  /** `R3` when its words are left out of the safe case file; '' else. */
  readonly withheld: string;
}

/** Where evidence is marked on a page. `first` carries the label `x-<number>` (once in the whole file). */
export interface MarkData {
  readonly number: number;
  readonly rectangles: readonly Rectangle[];
  readonly first: boolean;
}

/** One sheet of an exhibit. `key` says what of the document it is, `bates` is the number that stands on it. */
export type SheetData = SheetBody & { readonly key: string; readonly bates: string };

/** One reproduced page, image, passage or table; or a note on why it could not be reproduced. */
export type SheetBody =
  | {
      readonly kind: 'page';
      readonly title: string;
      readonly alternative: string;
      /** Path in the typesetter's world, and the page in it (1 for pictures). */
      readonly file: string;
      readonly page: number;
      /** Size that the rectangles are measured in. */
      readonly width: number;
      readonly height: number;
      readonly drawn: boolean;
      /** Numbers of the redactions that are covered on it. */
      readonly covered: readonly number[];
      readonly marks: readonly MarkData[];
    }
  | {
      readonly kind: 'text';
      readonly title: string;
      readonly language: string;
      /** Whether words before or after are left out. */
      readonly cutBefore: boolean;
      readonly cutAfter: boolean;
      readonly pieces: readonly { readonly text: string; readonly marks: readonly number[] }[];
      readonly marks: readonly MarkData[];
    }
  | {
      readonly kind: 'rows';
      readonly title: string;
      readonly columns: readonly string[];
      readonly rows: readonly {
        readonly row: number;
        readonly cells: readonly string[];
        readonly marks: readonly number[];
      }[];
      readonly marks: readonly MarkData[];
    }
  | {
      /** `withheld`: left out of the safe case file. */
      readonly kind: 'missing' | 'withheld';
      readonly title: string;
      readonly reason: string;
      readonly marks: readonly MarkData[];
    };

export interface ExhibitData {
  readonly number: number;
  readonly document: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: number;
  readonly source: string;
  readonly note: string;
  readonly sourceGrade: Coded | null;
  /** Where it comes from and how it was collected, as far as anybody has said. */
  readonly provenance: readonly ProvenanceFact[];
  readonly addedOn: string;
  readonly reading: string;
  readonly evidence: readonly number[];
  readonly sheets: readonly SheetData[];
  readonly bates: BatesRange | null;
}

/** One original of the manifest. `attached` is its name among the attachments, '' when it is not attached. */
export interface OriginalData {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly exhibit: number;
  readonly attached: string;
  readonly mediaType: string;
  readonly file: string;
}

/** First and last Bates number of the sheets in the file, and how many sheets there are. */
export interface BatesRange {
  readonly first: string;
  readonly last: string;
  readonly sheets: number;
}

/** A small text file that is attached: its name, where it stands in the typesetter's world, its SHA-256 and its words. */
export interface AttachedText {
  readonly name: string;
  readonly file: string;
  readonly sha256: string;
  readonly text: string;
}

/** How an outsider checks the attachments: a list for `sha256sum -c`, and a script. */
export interface CheckingData {
  readonly sums: AttachedText;
  readonly script: AttachedText;
}

/** A legal text: a rendering in short, where it was read, and what has to be verified ('' for nothing). */
export interface ProvisionData {
  readonly code: string;
  readonly title: string;
  readonly text: string;
  readonly citation: string;
  readonly source: string;
  readonly sourceDate: string;
  readonly checked: string;
  /** `verbatim`, `copy`, `secondary` or `unverified`. */
  readonly status: string;
  readonly verify: string;
}

/** The texts of one regime that a template rests on. */
export interface LawData {
  readonly code: string;
  readonly title: string;
  readonly authority: string;
  readonly version: string;
  readonly checked: string;
  readonly note: string;
  readonly provisions: readonly ProvisionData[];
}

/** The whole case file. Every string comes from a person or a document and is to be set as text, never as markup. */
export interface Dossier {
  readonly schema: number;
  readonly standard: string;
  readonly title: string;
  readonly reference: string;
  readonly author: string;
  readonly date: string;
  /** What its author calls this state of it: `2`, `draft of 3 March`; '' for none. */
  readonly version: string;
  readonly handling: Coded;
  /** True for the invented sample case: every page must say so. */
  readonly sample: boolean;
  readonly projectId: string;
  /** The template, when a person brought it; null for a shipped one. */
  readonly template: TemplateData | null;
  /** In the order of the template. */
  readonly sections: readonly SectionData[];
  readonly subjects: readonly SubjectData[];
  readonly relations: readonly RelationData[];
  readonly claims: readonly ClaimData[];
  readonly evidence: readonly EvidenceData[];
  readonly figures: readonly FigureData[];
  /** Regimes that the template names. */
  readonly law: readonly LawData[];
  readonly exhibits: readonly ExhibitData[];
  readonly manifest: readonly OriginalData[];
  /** null when no sheet is in the file. */
  readonly bates: BatesRange | null;
  /** `safe`: redacted, for partners. */
  readonly audience: 'full' | 'safe';
  /** What was removed; null in the full case file. */
  readonly redactions: readonly RedactionLine[] | null;
  /** What was looked for before the export, what stops it, and how often something was found. */
  readonly preflight: readonly CheckKind[];
  /** null when nothing is attached. */
  readonly checking: CheckingData | null;
}
