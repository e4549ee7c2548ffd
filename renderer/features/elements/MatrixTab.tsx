import { useCallback, useMemo, useRef, useState } from 'react';
import type { MatrixRegime, RegimeSummary } from '../../../electron/shared/contract/elements.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { useCrumb, usePlaceState, useRoute } from '../../navigation/hooks.ts';
import { Ask } from '../../ui/index.ts';
import { usePrint } from '../claims/use-print.ts';
import { MatrixGrid } from './MatrixGrid.tsx';
import { MatrixInspector } from './MatrixInspector.tsx';
import { MatrixToolbar } from './MatrixToolbar.tsx';
import { columnsOf, linesOf, type MatrixLine, type Shown } from './matrix-lines.ts';
import { NoRegime, NothingFits } from './NoMatrix.tsx';
import { PrintedMatrix } from './PrintedMatrix.tsx';
import { proved } from './proved.ts';
import { RegimesDialog } from './RegimesDialog.tsx';
import { useMatrix } from './use-matrix.ts';
import { useExport, useMatrixCommands, useStart } from './use-matrix-commands.ts';
import { MATRIX_TABLES } from './words.ts';
import './elements.css';

/** Elements of a regime by the claims of the case: what is proved, from how many origins, and what is missing. */
export function MatrixTab() {
  const regimes = useQuery('regimes.list', {}, ['regime', 'element']);
  const [managing, setManaging] = useState(false);
  const manage = () => setManaging(true);
  useCommands(
    () => [
      { id: 'matrix.regimes', words: 'Choose, import or replace regimes', group: 'Matrix', run: manage },
    ],
    [],
  );
  return (
    <>
      <Ask query={regimes} what="Reading the regimes">
        {all => {
          const used = all.filter(({ id }) => id !== undefined);
          return used.length === 0 ? (
            <NoRegime onManage={manage} />
          ) : (
            <OneRegime used={used} onManage={manage} />
          );
        }}
      </Ask>
      {managing && <RegimesDialog onClose={() => setManaging(false)} />}
    </>
  );
}

function OneRegime({
  used,
  onManage,
}: {
  readonly used: readonly RegimeSummary[];
  readonly onManage: () => void;
}) {
  const route = useRoute();
  const wanted = route.place === 'claims' ? route.regime : undefined;
  const [code, setCode] = usePlaceState('regime', wanted ?? used[0]?.code ?? '');
  const chosen = used.find(each => each.code === code) ?? used[0];
  const query = useQuery('elements.matrix', chosen?.id ? { regimeId: chosen.id } : null, MATRIX_TABLES);
  return (
    <Ask query={query} what="Counting what answers each element">
      {({ regimes: [regime] }) =>
        regime && (
          <Matrix key={regime.id} regime={regime} used={used} onRegime={setCode} onManage={onManage} />
        )
      }
    </Ask>
  );
}

interface MatrixProps {
  readonly regime: MatrixRegime;
  readonly used: readonly RegimeSummary[];
  readonly onRegime: (code: string) => void;
  readonly onManage: () => void;
}

function Matrix({ regime, used, onRegime, onManage }: MatrixProps) {
  const [shown, setShown] = usePlaceState<Shown>('matrix shown', 'all');
  const [filter, setFilter] = usePlaceState('matrix filter', '');
  const now = useRef<readonly MatrixLine[]>([]);
  const find = useCallback((key: string) => now.current.find(line => line.key === key), []);
  const { at, turned, wish, acts } = useMatrix(find);
  const lines = useMemo(() => linesOf(regime, { shown, filter, turned }), [regime, shown, filter, turned]);
  now.current = lines;
  const board = useQuery('claims.board', {}, ['claim']);
  const columns = useMemo(
    () => columnsOf(regime, board.status === 'ready' ? byNumber(board.value) : []),
    [regime, board],
  );
  useCrumb(regime.title, proved(regime));
  useStart(lines, at, acts.go);
  const give = useExport(regime.id);
  useMatrixCommands(acts.wish, shown, setShown, give);
  const printing = usePrint('matrix.print', 'Print the matrix', 'Matrix');
  const line = lines.find(({ key }) => key === at?.line);
  return (
    <>
      <MatrixToolbar
        regime={regime}
        used={used}
        shown={shown}
        filter={filter}
        onRegime={onRegime}
        onShown={setShown}
        onFilter={setFilter}
        onManage={onManage}
        onPrint={printing.print}
        onExport={give}
      />
      {lines.length === 0 ? (
        <NothingFits
          shown={shown}
          filter={filter}
          onAll={() => {
            setShown('all');
            setFilter('');
          }}
        />
      ) : (
        <MatrixGrid lines={lines} columns={columns} at={at} acts={acts} />
      )}
      {printing.on && (
        <PrintedMatrix {...{ regime, lines }} narrowed={shownWords(shown, filter)} onDone={printing.done} />
      )}
      {line && (
        <MatrixInspector regime={regime} line={line} claim={at?.claim ?? null} wish={wish} acts={acts} />
      )}
    </>
  );
}

/** Which elements are shown, in words. */
function shownWords(shown: Shown, filter: string): string {
  const which = { all: 'All elements', gaps: 'Only gaps', contested: 'Only contested elements' }[shown];
  return `${which}${filter.trim() && `, with the words “${filter.trim()}”`}.`;
}

const byNumber = <T extends { readonly number: number }>(claims: readonly T[]): T[] =>
  claims.toSorted((left, right) => left.number - right.number);
