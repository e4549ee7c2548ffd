import { useEffect } from 'react';
import './trade.css';
import type { TradeSet, TradeSource } from '../../../electron/shared/contract/trade.ts';
import type { DocumentId } from '../../../electron/shared/kernel/ids.ts';
import { useProject, useQuery, useServices } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { usePlaceState, useRoute } from '../../navigation/hooks.ts';
import type { TradeQuestion, TradeTab } from '../../navigation/routes.ts';
import { Ask, Tabs } from '../../ui/index.ts';
import { FiguresTab } from './FiguresTab.tsx';
import { ImportOutcome } from './ImportOutcome.tsx';
import { ImportWizard } from './ImportWizard.tsx';
import { ListsTab } from './ListsTab.tsx';
import { NoRecords } from './NoRecords.tsx';
import { ALL_RECORDS } from './question.ts';
import { RepetitionsTab } from './RepetitionsTab.tsx';
import { RowsTab } from './RowsTab.tsx';
import { TablesTab } from './TablesTab.tsx';
import { TotalsTab } from './TotalsTab.tsx';
import { FIGURE_TABLES, TRADE_TABLES } from './tables.ts';
import { type TradeImporting, useTradeImport } from './use-trade-import.ts';

const SET_TABLES = [...TRADE_TABLES, 'document'];

/** Trade records: the rows, totals over them, what repeats, the tables they come from, and figures frozen from them. */
export function TradePlace() {
  const sets = useQuery('trade.sets', {}, SET_TABLES);
  const importing = useTradeImport();
  const readOnly = useProject()?.readOnly ?? false;
  useCommands(
    () => [
      {
        id: 'trade.import',
        words: 'Import trade records',
        group: 'Trade',
        keys: ['ctrl+i'],
        off: readOnly ? 'The project is open for reading only' : null,
        run: () => void importing.choose(),
      },
    ],
    [importing.choose, readOnly],
  );
  return (
    <>
      {importing.sources && (
        <ImportWizard sources={importing.sources} onImport={importing.start} onClose={importing.giveUp} />
      )}
      <Ask query={sets} what="Reading the tables">
        {list =>
          list.length === 0 ? (
            <NoRecords importing={importing} readOnly={readOnly} />
          ) : (
            <TradeDesk sets={list} importing={importing} readOnly={readOnly} />
          )
        }
      </Ask>
      <FromRoute onImport={importing.offer} />
    </>
  );
}

/** A document that was sent here to be read as trade records. */
function FromRoute({ onImport }: { readonly onImport: (sources: readonly TradeSource[]) => void }) {
  const route = useRoute();
  const { navigation } = useServices();
  const wanted: DocumentId | undefined = route.place === 'trade' ? route.importing : undefined;
  useEffect(() => {
    if (!wanted) return;
    onImport([{ kind: 'document', documentId: wanted }]);
    navigation.replace({ place: 'trade' });
  }, [wanted, onImport, navigation]);
  return null;
}

function TradeDesk({
  sets,
  importing,
  readOnly,
}: {
  readonly sets: readonly TradeSet[];
  readonly importing: TradeImporting;
  readonly readOnly: boolean;
}) {
  const { navigation } = useServices();
  const route = useRoute();
  const here = route.place === 'trade' ? route : null;
  const tab: TradeTab = here?.tab ?? 'rows';
  const [asked, setAsked] = usePlaceState<TradeQuestion>('question', here?.question ?? ALL_RECORDS);
  const figures = useQuery('figures.list', {}, FIGURE_TABLES);
  const rejects = sets.reduce((sum, { rejectedCount }) => sum + rejectedCount, 0);
  const show = (next: TradeTab) => navigation.go({ place: 'trade', tab: next, question: asked });
  return (
    <Tabs<TradeTab>
      label="Trade"
      items={[
        { value: 'rows', words: 'Rows' },
        { value: 'totals', words: 'Totals' },
        { value: 'repetitions', words: 'Repetitions' },
        { value: 'tables', words: rejects > 0 ? 'Tables and rejects' : 'Tables', count: sets.length },
        { value: 'lists', words: 'Lists and rates' },
        {
          value: 'figures',
          words: 'Figures',
          count: figures.status === 'ready' ? figures.value.length : undefined,
        },
      ]}
      value={tab}
      onChange={show}
    >
      <ImportOutcome importing={importing} />
      {tab === 'rows' && <RowsTab sets={sets} question={asked} onQuestion={setAsked} readOnly={readOnly} />}
      {tab === 'totals' && (
        <TotalsTab sets={sets} question={asked} onQuestion={setAsked} readOnly={readOnly} />
      )}
      {tab === 'repetitions' && <RepetitionsTab question={asked} />}
      {tab === 'tables' && (
        <TablesTab
          sets={sets}
          wanted={here?.setId}
          readOnly={readOnly}
          onImport={() => void importing.choose()}
        />
      )}
      {tab === 'lists' && <ListsTab readOnly={readOnly} />}
      {tab === 'figures' && <FiguresTab wanted={here?.figureId} readOnly={readOnly} />}
    </Tabs>
  );
}
