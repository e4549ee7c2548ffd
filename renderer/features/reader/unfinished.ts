import type { DocumentId } from '../../../electron/shared/kernel/ids.ts';
import type { Shelf } from '../../bridge/shelf.ts';
import type { Draft } from '../evidence/draft.ts';
import type { MarkedPlace } from './use-marking.ts';

/** Evidence that was begun: what is marked and what the form says so far. */
export interface UnfinishedEvidence {
  readonly marked: MarkedPlace | null;
  readonly draft: Draft;
}

/** What was begun in a document and neither kept nor dropped; undefined when nothing was. */
export function unfinishedOf(shelf: Shelf, id: DocumentId): UnfinishedEvidence | undefined {
  // Only `keepUnfinished` writes there.
  return shelf.getState().unfinished.get(id) as UnfinishedEvidence | undefined;
}

/** Remembers what was begun in a document; null forgets it. It is in memory only, and goes when the project is locked. */
export function keepUnfinished(shelf: Shelf, id: DocumentId, begun: UnfinishedEvidence | null): void {
  const { unfinished } = shelf.getState();
  if (!begun && !unfinished.has(id)) return;
  const next = new Map(unfinished);
  if (begun) next.set(id, begun);
  else next.delete(id);
  shelf.setState({ unfinished: next });
}
