import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Check } from '../../electron/shared/contract/preflight.ts';
import type { Problem } from '../../electron/shared/contract/problem.ts';
import type { RedactionTarget } from '../../electron/shared/contract/redactions.ts';
import type { ClaimId, DocumentId, EntityId, EvidenceId } from '../../electron/shared/kernel/ids.ts';
import type { Beside } from '../navigation/beside.ts';

/** A thing shown in the inspector by Alt-click, over what the place shows there. */
export type Inspected =
  | { readonly kind: 'evidence'; readonly id: EvidenceId }
  | { readonly kind: 'claim'; readonly id: ClaimId }
  | { readonly kind: 'entity'; readonly id: EntityId };

/** A document, page, row or hit to be looked at in a review. */
export interface ReviewItem {
  readonly documentId: DocumentId;
  readonly page?: number;
  readonly row?: number;
  readonly find?: string;
  /** Where a hit stands on its page. */
  readonly at?: readonly [start: number, end: number];
}

/** Things that are looked at one after another, and which of them is shown. */
export interface Review {
  /** What they have in common, as “玉兰港” or “Unread documents”. */
  readonly words: string;
  readonly items: readonly ReviewItem[];
  readonly at: number;
}

/** Evidence that somebody began and neither kept nor dropped; the reader that shows its document knows what it is. */
export type Unfinished = ReadonlyMap<string, unknown>;

/** What the window holds beside the place: never written to disk, dropped on lock. */
export interface ShelfState {
  readonly inspected: Inspected | null;
  /** The claim that evidence was linked to last, for Shift E and the `+` of the form. */
  readonly lastClaim: { readonly id: ClaimId; readonly number: number } | null;
  readonly lastEntity: { readonly id: EntityId; readonly number: number; readonly name: string } | null;
  /** Something open over everything. */
  readonly overlay: 'palette' | 'keys' | 'connections' | null;
  /** The inspector is shown although it was hidden: asked for in a narrow window, or a gesture needs its form. */
  readonly inspectorOpen: boolean;
  /** The object that the place shows, for the breadcrumb. */
  readonly crumb: { readonly words: string; readonly aside: string } | null;
  /** By the id of the document: half-filled forms of new evidence. */
  readonly unfinished: Unfinished;
  readonly review: Review | null;
  /** History of what stands beside the document being read; null while it is read alone. */
  readonly second: Beside | null;
  /** The form of a claim or an entity stands beside the page: the inspector has room of its own in wide windows alone. */
  readonly formBeside: boolean;
  /** The finding of the pre-flight that somebody left the case file to mend. */
  readonly mending: Check | null;
  /** What was marked in a document to go out of the safe version, while the reason is asked for. */
  readonly redacting: RedactionTarget | null;
  /** A sentence that was being written of a claim that is gone, or could not be kept: nobody's words are lost. */
  readonly unkept: { readonly number: number; readonly words: string; readonly gone: boolean } | null;
  /** A problem of an action that has no place of its own, as undo by key. */
  readonly problem: Problem | null;
}

/** Small state that several features share. */
export interface Shelf extends StoreApi<ShelfState> {
  clear(): void;
}

const EMPTY: ShelfState = {
  inspected: null,
  inspectorOpen: false,
  lastClaim: null,
  lastEntity: null,
  overlay: null,
  crumb: null,
  unfinished: new Map(),
  second: null,
  formBeside: false,
  review: null,
  mending: null,
  redacting: null,
  unkept: null,
  problem: null,
};

/** Makes an empty shelf. */
export function createShelf(): Shelf {
  const store = createStore<ShelfState>(() => EMPTY);
  return { ...store, clear: () => store.setState(EMPTY) };
}
