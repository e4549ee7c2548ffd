import { useQuery } from '../../bridge/hooks.tsx';
import type { TradeQuestion } from '../../navigation/routes.ts';
import { Facet } from './Facet.tsx';
import { chosenValues, viewOf } from './question.ts';
import { TRADE_TABLES } from './tables.ts';
import type { Fields } from './use-fields.ts';
import { useKept } from './use-kept.ts';

/** Fields whose values are offered, in this order, as far as the tables have them. */
const OFFERED = [
  'sender',
  'chplTier',
  'receiver',
  'bank',
  'dispatch',
  'origin',
  'manufacturer',
  'trademark',
  'direction',
  'criticalItem',
  'set',
];
const FEW = 6;

/** Values with their counts under the present question; what is chosen narrows. Nothing moves while it is in use. */
export function FacetPanel({
  question,
  counted = question,
  fields,
  onChange,
}: {
  readonly question: TradeQuestion;
  /** What is counted now, while the records of the question are still being fetched; null counts nothing. */
  readonly counted?: TradeQuestion | null;
  readonly fields: Fields;
  readonly onChange: (question: TradeQuestion) => void;
}) {
  const offered = OFFERED.filter(id => fields.byId.get(id)?.used);
  const query = useQuery(
    'trade.facets',
    offered.length === 0 || !counted ? null : { ...viewOf(counted), fields: offered, limit: FEW },
    TRADE_TABLES,
  );
  // What was there stays, grey, while the next counts are worked out: the boxes must not jump away under the pointer.
  const answer = useKept(query.status === 'ready' ? query.value.facets : null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what only scrolls must be reached by keys too
    <aside className="facets trade-facets" aria-label="Narrow the records" tabIndex={0}>
      {answer
        ?.filter(
          facet =>
            facet.distinct > (facet.field === 'set' ? 1 : 0) ||
            chosenValues(question.filter, facet.field).length > 0,
        )
        .map(facet => (
          <Facet key={facet.field} facet={facet} question={question} fields={fields} onChange={onChange} />
        ))}
      {query.status === 'failed' && <p className="small danger">The counts could not be worked out.</p>}
    </aside>
  );
}
