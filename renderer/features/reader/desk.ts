import type { Document } from '../../../electron/shared/contract/documents.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import type { Turn, Zoom } from '../../viewer/layout.ts';
import type { Hit } from './find.ts';
import type { PageTexts } from './page-texts.ts';
import type { Find } from './use-find.ts';
import type { Marking } from './use-marking.ts';
import type { Mentions } from './use-mentions.ts';

/** How a document is being read. */
export interface View {
  readonly mode: 'text' | 'area';
  readonly zoom: Zoom;
  readonly turn: Turn;
  readonly thumbs: boolean;
  /** One page in the window at a time. */
  readonly single: boolean;
  /** In the dark theme paper is dimmed; true colours are one key away. */
  readonly trueColours: boolean;
}

/** What a body (pages, text or table) can be asked. */
export interface Body {
  show(evidence: Evidence): void;
  showHit(hit: Hit): void;
  toPage(page: number): void;
  toRow(row: number): void;
  /** Marks a row of a table, for what is done with it next. */
  markRow?(row: number): void;
  /** Puts it back to where `onPlace` said it was. */
  restore(place: unknown): void;
  focus(): void;
}

/** Everything that a body needs. */
export interface Desk {
  /** Tells this pane's elements from those of the other. */
  readonly id: string;
  readonly document: Document;
  readonly texts: PageTexts;
  readonly evidence: readonly Evidence[];
  readonly evidenceById: ReadonlyMap<string, Evidence>;
  readonly view: View;
  readonly page: number;
  readonly marking: Marking;
  readonly find: Find;
  readonly mentions: Mentions;
  readonly picked: string | null;
  readonly flash: string | null;
  /** Evidence that is picked and has lost its place or moved: what is marked can become its place. */
  readonly displaced: Evidence | null;
  readonly onPick: (id: string | null) => void;
  readonly onPage: (page: number) => void;
  readonly onPlace: (place: unknown) => void;
  /** Told by what the pages are enlarged now. */
  readonly onFactor: (factor: number) => void;
  readonly onZoomBy: (by: number) => void;
  /** Tells that the body stands and can be asked. */
  readonly onReady: (body: Body) => void;
}
