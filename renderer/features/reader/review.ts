import type { Services } from '../../bridge/services.ts';
import type { Review, ReviewItem } from '../../bridge/shelf.ts';

type Window = Pick<Services, 'shelf' | 'navigation'>;

/** Reviews documents or search results one after another: opens the first, and the reader's keys go from one to the next. */
export function startReview(window: Window, words: string, items: readonly ReviewItem[], at = 0): void {
  if (items.length > 0) show(window, { words, items, at });
}

/** Goes to the next or previous item; behind the last one nothing happens. */
export function stepReview(window: Window, by: 1 | -1): void {
  const { review } = window.shelf.getState();
  const at = (review?.at ?? 0) + by;
  if (review?.items[at]) show(window, { ...review, at });
}

/** Ends the review; the document stays open. */
export const endReview = ({ shelf }: Pick<Window, 'shelf'>): void => shelf.setState({ review: null });

function show({ shelf, navigation }: Window, review: Review): void {
  const item = review.items[review.at];
  if (!item) return;
  shelf.setState({ review });
  navigation.go({ place: 'reader', ...item });
}
