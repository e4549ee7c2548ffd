import type { TradeFilter, TradeSort } from '../../electron/shared/contract/trade.ts';
import type {
  ClaimId,
  DocumentId,
  ElementId,
  EntityId,
  EvidenceId,
  FigureId,
  TradeSetId,
} from '../../electron/shared/kernel/ids.ts';

/** What the documents place shows. */
export type DocumentsTab = 'list' | 'search' | 'collections' | 'mentions' | 'ledger';

/** What the trade place shows. */
export type TradeTab = 'rows' | 'totals' | 'repetitions' | 'tables' | 'lists' | 'figures';

/** What the claims place shows. */
export type ClaimsTab =
  | 'board'
  | 'outline'
  | 'elements'
  | 'gaps'
  | 'other-side'
  | 'hypotheses'
  | 'chronology'
  | 'grades';

/** Which trade records are asked for, and in which order. */
export interface TradeQuestion {
  readonly filter: TradeFilter;
  readonly text: string;
  readonly duplicates: 'include' | 'exclude';
  /** Only these tables; null for all. */
  readonly sets: readonly TradeSetId[] | null;
  readonly sort: readonly TradeSort[];
}

/** Everywhere a window can be. A new place is added here first, and the compiler lists what it needs. */
export type Route =
  | { readonly place: 'home' }
  | {
      readonly place: 'documents';
      readonly tab?: DocumentsTab;
      readonly find?: string;
      /** Mentions in this document alone. */
      readonly within?: DocumentId;
    }
  | {
      readonly place: 'reader';
      readonly documentId: DocumentId;
      /** From 1. */
      readonly page?: number;
      /** Data row of a table, from 1. */
      readonly row?: number;
      /** Marked and centred on arrival. */
      readonly evidenceId?: EvidenceId;
      /** Offsets in the page of the words to find: where to look first. */
      readonly at?: readonly [number, number];
      /** Words to find on arrival. */
      readonly find?: string;
    }
  | {
      readonly place: 'trade';
      readonly tab?: TradeTab;
      readonly question?: TradeQuestion;
      readonly figureId?: FigureId;
      readonly setId?: TradeSetId;
      /** A document that is to be read as trade records. */
      readonly importing?: DocumentId;
    }
  | { readonly place: 'evidence'; readonly id?: EvidenceId }
  | { readonly place: 'entities'; readonly id?: EntityId }
  | {
      readonly place: 'claims';
      readonly tab?: ClaimsTab;
      readonly id?: ClaimId;
      /** The code of the regime, and the element of it, that the matrix begins with. */
      readonly regime?: string;
      readonly elementId?: ElementId;
    }
  | { readonly place: 'case-file' }
  /** `about`: only what changed the thing with this id. */
  | { readonly place: 'log'; readonly about?: string }
  | { readonly place: 'settings' };

/** Names of the places. */
export type PlaceName = Route['place'];

/** What is shown as one thing: going from page to page of a document does not build the reader anew. */
export const placeKey = (route: Route): string =>
  route.place === 'reader' ? `reader ${route.documentId}` : route.place;

/** The rail entry a place belongs to. */
export const railPlace = (route: Route): PlaceName => (route.place === 'reader' ? 'documents' : route.place);

/** Whether two routes lead to the same spot. */
export const sameRoute = (a: Route, b: Route): boolean => JSON.stringify(a) === JSON.stringify(b);
