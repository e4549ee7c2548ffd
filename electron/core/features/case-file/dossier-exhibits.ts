// The exhibits in the data of a template: what is reproduced, under which numbers, and how it is checked.
import type { Rectangle } from '../../../shared/contract/anchor.ts';
import type { ProvenanceFact } from '../documents/provenance-words.ts';
import type { Coded } from './dossier-case.ts';

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
