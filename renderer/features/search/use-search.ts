import type { Output } from '../../../electron/shared/contract/index.ts';
import type { FacetField, SearchOptions } from '../../../electron/shared/contract/search.ts';
import { type Query, useApi, useQuery } from '../../bridge/hooks.tsx';
import { usePlaceState, useRoute } from '../../navigation/hooks.ts';

/** Tables whose changes may change what a search finds. */
export const SEARCH_TABLES = [
  'page',
  'table_row',
  'document_note',
  'evidence',
  'entity',
  'statement',
  'claim',
  'collection',
  'collection_document',
];

/** Hits that are read at a time; more are asked for as one goes on. */
const STEP = 100;

/** What can be chosen about a search. */
export type Choices = Pick<SearchOptions, 'fuzzy' | 'expand' | 'without' | 'also' | 'sort' | 'only'>;

const NO_CHOICES: Choices = {
  fuzzy: false,
  expand: true,
  without: [],
  also: [],
  sort: 'relevance',
  only: {},
};

/** One search as the place shows it: what is asked, how, and what came of it. */
export interface Search {
  readonly asked: string;
  readonly choices: Choices;
  readonly result: Query<Output<'search.find'>>;
  /** Asks for something else; choices are kept unless new ones are given. */
  readonly ask: (query: string, choices?: Partial<Choices>) => void;
  readonly choose: (change: Partial<Choices>) => void;
  readonly narrow: (field: FacetField, value: string) => void;
  readonly more: () => void;
}

/** The search of the documents place. Going back restores it; each new one is kept as a record. */
export function useSearch(readOnly: boolean): Search {
  const api = useApi();
  const route = useRoute();
  const given = route.place === 'documents' ? (route.find ?? '') : '';
  const [asked, setAsked] = usePlaceState('asked', given);
  const [choices, setChoices] = usePlaceState<Choices>('choices', NO_CHOICES);
  const [limit, setLimit] = usePlaceState('limit', STEP);
  const input = asked.trim() === '' ? null : { query: asked, ...choices, limit, facets: true };
  const result = useQuery('search.find', input, SEARCH_TABLES);
  const choose = (change: Partial<Choices>) => {
    setChoices({ ...choices, ...change });
    setLimit(STEP);
  };
  return {
    asked,
    choices,
    result,
    ask: (query, change) => {
      setAsked(query);
      choose({ without: [], also: [], only: {}, ...change });
      // A query that is not understood leaves no record; its problem is shown where the hits would be.
      if (query.trim() !== '' && !readOnly)
        void api.call('search.record', { query, options: { ...choices, ...change } });
    },
    choose,
    narrow: (field, value) => {
      const now = choices.only[field] ?? [];
      const next = now.includes(value) ? now.filter(each => each !== value) : [...now, value];
      choose({ only: { ...choices.only, [field]: next } });
    },
    more: () => setLimit(limit + STEP),
  };
}
