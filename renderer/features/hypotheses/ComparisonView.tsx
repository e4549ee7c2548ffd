import { useMemo } from 'react';
import type { Comparison, Consistency } from '../../../electron/shared/contract/hypotheses.ts';
import { useCommands } from '../../keys/hooks.ts';
import { usePlaceState } from '../../navigation/hooks.ts';
import { Button, Empty, focusSoon } from '../../ui/index.ts';
import type { Printing } from '../claims/use-print.ts';
import { useShowInspector } from '../entities/selection.ts';
import { ComparisonInspector } from './ComparisonInspector.tsx';
import { Conclusion } from './Conclusion.tsx';
import { PrintedComparison } from './PrintedComparison.tsx';
import { RatingGrid } from './RatingGrid.tsx';
import {
  degreeOf,
  HEAD,
  keptOrder,
  orderOf,
  type RatingOrder,
  type RatingPlace,
  ratingOf,
  sameOrder,
} from './rating-moves.ts';
import { useHypothesesWork } from './use-hypotheses.ts';

/** One question: the conclusion in words, the matrix, and what is selected in the inspector. */
export function ComparisonView({
  comparison,
  printing,
}: {
  readonly comparison: Comparison;
  readonly printing: Printing;
}) {
  const work = useHypothesesWork();
  const showInspector = useShowInspector();
  const [at, setAt] = usePlaceState<RatingPlace>('rating at', { line: HEAD, column: 'item' });
  const [kept, setKept] = usePlaceState<RatingOrder | null>('rating order', null);
  const now = useMemo(() => orderOf(comparison), [comparison]);
  const order = useMemo(() => keptOrder(kept, now), [kept, now]);
  const sort = () => setKept(null);
  const item = comparison.items.find(({ id }) => id === at.line);
  const hypothesis = comparison.hypotheses.find(({ id }) => id === at.column);
  const rate = (rating: Consistency | null) => {
    if (!item || !hypothesis || (item.ratings[hypothesis.id] ?? null) === rating) return;
    setKept(order);
    void work.rate(item.id, hypothesis.id, rating);
  };
  const press = (stroke: string): boolean => {
    const rating = ratingOf(stroke);
    const degree = degreeOf(stroke);
    if (rating !== undefined && item && hypothesis) rate(rating);
    else if (degree && item && at.column === 'relevance') {
      setKept(order);
      if (item.relevance !== degree) void work.editItem(item.id, { relevance: degree });
    } else return false;
    return true;
  };
  const field = (name: string) => () => {
    showInspector();
    setAt({ line: HEAD, column: 'item' });
    focusSoon(name);
  };
  useCommands(
    () => [
      {
        id: 'hypotheses.item',
        words: 'Add evidence or a search to the hypotheses',
        group: 'Hypotheses',
        keys: ['e'],
        run: field('#comparison-item-field'),
      },
      {
        id: 'hypotheses.add',
        words: 'Add a hypothesis',
        group: 'Hypotheses',
        keys: ['a'],
        run: field('[data-form=hypothesis]'),
      },
      {
        id: 'hypotheses.sort',
        words: 'Put hypotheses and evidence in order',
        group: 'Hypotheses',
        keys: ['o'],
        run: sort,
      },
    ],
    [],
  );
  return (
    <>
      {printing.on && <PrintedComparison comparison={comparison} order={order} onDone={printing.done} />}
      <Conclusion comparison={comparison} onItem={id => setAt({ line: id, column: 'item' })} />
      {!sameOrder(order, now) && (
        <div className="hy-order">
          <span className="grow">The order is the one you began to rate in.</span>
          <Button small words="Put in order" keys="o" onClick={sort} />
        </div>
      )}
      <RatingGrid comparison={comparison} order={order} at={at} onGo={setAt} onPress={press} />
      {comparison.items.length === 0 && (
        <Empty
          title="Nothing to rate yet"
          action={
            <Button words="Add evidence or a search" keys="e" onClick={field('#comparison-item-field')} />
          }
        >
          Evidence of the claims that hypotheses stand for comes by itself. Whatever tells them apart belongs
          here, also a search that found nothing.
        </Empty>
      )}
      <ComparisonInspector
        comparison={comparison}
        item={item}
        hypothesis={hypothesis}
        onRate={rate}
        onGone={() => setAt({ line: HEAD, column: 'item' })}
      />
    </>
  );
}
