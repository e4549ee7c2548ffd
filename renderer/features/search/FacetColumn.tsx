import { useState } from 'react';
import type { Facet, FacetField } from '../../../electron/shared/contract/search.ts';
import { partialDay } from '../../text/format.ts';
import { HANDLING } from '../../text/words.ts';
import { LinkButton } from '../../ui/index.ts';
import type { Search } from './use-search.ts';

const TITLES: Readonly<Record<FacetField, string>> = {
  type: 'Type',
  language: 'Language',
  handling: 'Handling',
  grade: 'Source grade',
  triage: 'Triage',
  tag: 'Tag',
  source: 'Source',
  date: 'Date',
  document: 'Document',
};
const SHOWN = 8;

/** Counts of the hits by field; what is chosen narrows. */
export function FacetColumn({
  facets,
  search,
}: {
  readonly facets: readonly Facet[];
  readonly search: Search;
}) {
  const telling = facets.filter(
    facet =>
      (search.choices.only[facet.field]?.length ?? 0) > 0 || facet.values.some(({ value }) => value !== ''),
  );
  return (
    <aside className="facets" aria-label="Narrow the hits">
      {telling.map(facet => (
        <FacetValues key={facet.field} facet={facet} search={search} />
      ))}
    </aside>
  );
}

function FacetValues({ facet, search }: { readonly facet: Facet; readonly search: Search }) {
  const [all, setAll] = useState(false);
  const rest = facet.values.length - SHOWN;
  return (
    <fieldset className="facet">
      <legend>{TITLES[facet.field]}</legend>
      {facet.values.slice(0, all ? undefined : SHOWN).map(({ value, label, count }) => (
        <label key={value} className={count === 0 ? 'facet-value muted' : 'facet-value'}>
          <input
            type="checkbox"
            checked={search.choices.only[facet.field]?.includes(value) ?? false}
            onChange={() => search.narrow(facet.field, value)}
          />
          <span className="ellipsis grow" title={label}>
            {wordsOf(facet.field, value, label)}
          </span>
          <span className="muted small number">{count}</span>
        </label>
      ))}
      {rest > 0 && <LinkButton words={all ? 'Fewer' : `${rest} more`} onClick={() => setAll(!all)} />}
      {all && facet.more > 0 && <span className="muted small">{facet.more} more are not listed</span>}
    </fieldset>
  );
}

function wordsOf(field: FacetField, value: string, label: string): string {
  if (value === '') return 'Not known';
  if (field === 'date') return partialDay(value);
  return field === 'handling' && value in HANDLING ? HANDLING[value as keyof typeof HANDLING].words : label;
}
