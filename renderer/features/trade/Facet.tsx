import { useDeferredValue, useState } from 'react';
import type { TradeFacet } from '../../../electron/shared/contract/trade.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import type { TradeQuestion } from '../../navigation/routes.ts';
import { whole } from '../../text/format.ts';
import { FilterField, LinkButton } from '../../ui/index.ts';
import { chosenValues, toggledValue, viewOf } from './question.ts';
import { TierChip } from './TierChip.tsx';
import { TRADE_TABLES } from './tables.ts';
import type { Fields } from './use-fields.ts';
import { useKept } from './use-kept.ts';

const MANY = 40;

/** The values of one field; more of them, or those with some letters, at a wish. */
export function Facet({
  facet,
  question,
  fields,
  onChange,
}: {
  readonly facet: TradeFacet;
  readonly question: TradeQuestion;
  readonly fields: Fields;
  readonly onChange: (question: TradeQuestion) => void;
}) {
  const { field } = facet;
  const [find, setFind] = useState<string | null>(null);
  const words = useDeferredValue(find);
  const more = useQuery(
    'trade.facets',
    words === null ? null : { ...viewOf(question), fields: [field], limit: MANY, find: words },
    TRADE_TABLES,
  );
  const found = useKept(more.status === 'ready' ? (more.value.facets[0] ?? null) : null);
  const shown = find === null ? facet : (found ?? facet);
  const chosen = chosenValues(question.filter, field);
  const known = new Set(shown.values.map(({ value }) => value));
  // Chosen values stay in sight, with 0 where none of the present records has them.
  const lost = chosen.filter(value => value !== '' && !known.has(value)).map(value => ({ value, count: 0 }));
  const values = inOrder(field, [...shown.values, ...lost]);
  const toggle = (value: string) => onChange(toggledValue(question, field, value));
  return (
    <fieldset className="facet">
      <legend>
        {fields.label(field)}
        {field === 'chplTier' && (
          <span className="muted facet-list"> list of {fields.highPriority.version}</span>
        )}
      </legend>
      {find !== null && (
        <FilterField label={`Find in ${fields.label(field)}`} value={find} onChange={setFind} autoFocus />
      )}
      {values.map(({ value, count }) => (
        <FacetValue
          key={value}
          field={field}
          value={value}
          count={count}
          chosen={chosen.includes(value)}
          onToggle={() => toggle(value)}
        />
      ))}
      {find === null && facet.empty > 0 && (
        <FacetValue
          field={field}
          value=""
          count={facet.empty}
          chosen={chosen.includes('')}
          onToggle={() => toggle('')}
        />
      )}
      {find === null && facet.distinct > facet.values.length && (
        <LinkButton
          words={`${whole(facet.distinct - facet.values.length)} more`}
          aria-label={`${whole(facet.distinct - facet.values.length)} more of ${fields.label(field)}`}
          onClick={() => setFind('')}
        />
      )}
      {find !== null && <LinkButton words="Fewer" onClick={() => setFind(null)} />}
    </fieldset>
  );
}

function FacetValue({
  field,
  value,
  count,
  chosen,
  onToggle,
}: {
  readonly field: string;
  readonly value: string;
  readonly count: number;
  readonly chosen: boolean;
  readonly onToggle: () => void;
}) {
  const words = value === '' ? (field === 'chplTier' ? 'not on the list' : 'empty') : value;
  return (
    <label className={count === 0 || value === '' ? 'facet-value muted' : 'facet-value'}>
      <input type="checkbox" checked={chosen} onChange={onToggle} />
      <span className="ellipsis grow" title={words} dir="auto">
        {field === 'chplTier' && value !== '' ? <TierChip tier={value} /> : words}
      </span>
      <span className="muted small number">{whole(count)}</span>
    </label>
  );
}

/** Tiers come in their own order, the highest concern first; other values with most records first. */
function inOrder<V extends { readonly value: string }>(field: string, values: readonly V[]): readonly V[] {
  if (field !== 'chplTier') return values;
  return [...values].sort((a, b) => (a.value < b.value ? -1 : 1));
}
