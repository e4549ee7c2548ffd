import { useServices, useShelf } from '../../bridge/hooks.tsx';
import { Button } from '../../ui/index.ts';
import { endReview, stepReview } from './review.ts';

/** Where one is in a review, and what its keys do. */
export function ReviewBar() {
  const { shelf, navigation } = useServices();
  const review = useShelf(state => state.review);
  if (!review) return null;
  const { words, items, at } = review;
  return (
    <div className="reader-bar review-bar" role="status">
      <span className="strong nowrap">
        {at + 1} of {items.length}
      </span>
      <span className="ellipsis" title={words}>
        {words}
      </span>
      <progress className="review-progress" max={items.length} value={at + 1} aria-label="Reviewed so far" />
      <span className="grow second small nowrap">R, I and M go on to the next; U marks unread</span>
      <Button
        small
        look="quiet"
        words="Previous"
        keys="k"
        disabled={at === 0}
        onClick={() => stepReview({ shelf, navigation }, -1)}
      />
      <Button
        small
        words="Next"
        keys="j"
        disabled={at === items.length - 1}
        onClick={() => stepReview({ shelf, navigation }, 1)}
      />
      <Button small look="quiet" words="End review" onClick={() => endReview({ shelf })} />
    </div>
  );
}
