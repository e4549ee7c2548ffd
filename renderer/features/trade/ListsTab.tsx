import type { TradeList, TradeListKind } from '../../../electron/shared/contract/trade-lists.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { usePlaceState } from '../../navigation/hooks.ts';
import { whole } from '../../text/format.ts';
import { Ask, type Column, VirtualList } from '../../ui/index.ts';
import { ListInspector } from './ListInspector.tsx';

const LIST_TABLES = ['trade_list'] as const;

/** A kind of list, and the one in use; rates have none until they are loaded. */
export interface ListPlace {
  readonly kind: TradeListKind;
  readonly words: string;
  readonly use: string;
  readonly list: TradeList | undefined;
}

const KINDS: readonly Omit<ListPlace, 'list'>[] = [
  { kind: 'chpl', words: 'High-priority goods', use: 'Tiers of goods, in facets, filters and totals' },
  { kind: 'critical', words: 'Critical items', use: 'A second flag on the code of goods, apart from tiers' },
  {
    kind: 'concordance',
    words: 'Codes counted together',
    use: 'Codes of goods before and after 1 January 2022',
  },
  { kind: 'rates', words: 'Exchange rates', use: 'Dollars of records that have only another currency' },
];

const COLUMNS: readonly Column<ListPlace>[] = [
  { id: 'kind', title: 'List', width: 'minmax(150px, 1fr)', cell: ({ words }) => words },
  {
    id: 'title',
    title: 'In use',
    width: 'minmax(180px, 2fr)',
    cell: ({ list }) =>
      list ? <span dir="auto">{list.title}</span> : <span className="muted">None loaded</span>,
  },
  { id: 'version', title: 'Version', width: '130px', cell: ({ list }) => list?.version ?? '' },
  {
    id: 'entries',
    title: 'Entries',
    width: '84px',
    numeric: true,
    cell: ({ list }) => (list ? whole(list.entries) : ''),
  },
  {
    id: 'from',
    title: 'From',
    width: '180px',
    from: 640,
    cell: ({ list }) => list && (list.shipped ? 'The program' : `Loaded by ${list.author}`),
  },
];

/** The lists behind tiers, flags and dollars: which is in use, where it is from, and another in its place. */
export function ListsTab({ readOnly }: { readonly readOnly: boolean }) {
  const query = useQuery('tradeLists.list', {}, LIST_TABLES);
  const [selected, setSelected] = usePlaceState<TradeListKind>('list', 'chpl');
  return (
    <Ask query={query} what="Reading the lists">
      {lists => {
        const places = KINDS.map(each => ({ ...each, list: lists.find(({ kind }) => kind === each.kind) }));
        const current = places.find(({ kind }) => kind === selected) ?? places[0];
        return (
          <div className="tables-tab">
            <p className="small second trade-none">
              Totals, flags and figures name the version and hash of the list that they used. A figure whose
              list was replaced says that it is stale.
            </p>
            <VirtualList
              label="Lists and rates"
              items={places}
              keyOf={({ kind }) => kind}
              columns={COLUMNS}
              selected={current?.kind ?? null}
              onSelect={({ kind }) => setSelected(kind)}
            />
            {current && <ListInspector key={current.kind} place={current} readOnly={readOnly} />}
          </div>
        );
      }}
    </Ask>
  );
}
