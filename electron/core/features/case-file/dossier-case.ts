// The case in the data of a template: subjects, relations, claims, figures and evidence, as people read them.

/** A word and its code: `{code: 'B', words: 'usually reliable'}`. */
export interface Coded {
  readonly code: string;
  readonly words: string;
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
