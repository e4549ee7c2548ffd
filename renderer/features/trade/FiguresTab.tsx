import type { Figure, FigureCheck } from '../../../electron/shared/contract/figures.ts';
import type { FigureId } from '../../../electron/shared/kernel/ids.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { usePlaceState } from '../../navigation/hooks.ts';
import { day, whole } from '../../text/format.ts';
import { Ask, type Column, Empty, VirtualList } from '../../ui/index.ts';
import { FigureChip } from './FigureChip.tsx';
import { FigureInspector } from './FigureInspector.tsx';
import { FigureView } from './FigureView.tsx';
import { valueWords } from './figure-words.ts';
import { FIGURE_TABLES, STALE_TABLES } from './tables.ts';

interface Listed {
  readonly figure: Figure;
  readonly check: FigureCheck | undefined;
}

/** Figures frozen from records: each with its value, its state and where it is cited; the selected one in full below. */
export function FiguresTab({
  wanted,
  readOnly,
}: {
  readonly wanted: FigureId | undefined;
  readonly readOnly: boolean;
}) {
  const figures = useQuery('figures.list', {}, FIGURE_TABLES);
  const checks = useQuery('figures.check', {}, STALE_TABLES);
  const [selected, setSelected] = usePlaceState<string | null>('figure', wanted ?? null);
  return (
    <Ask query={figures} what="Reading the figures">
      {list => {
        const listed = list.map((figure): Listed => {
          const check =
            checks.status === 'ready' ? checks.value.find(({ id }) => id === figure.id) : undefined;
          return { figure, check };
        });
        const current = listed.find(({ figure }) => figure.id === selected) ?? listed.at(-1);
        if (!current)
          return (
            <Empty title="No figures yet">
              Ask for records in Rows or Totals, then press P: the number is frozen with the rows behind it.
            </Empty>
          );
        return (
          <div className="figures-tab">
            <div className="figures-list" style={{ height: Math.min(260, 32 + listed.length * 31) }}>
              <VirtualList
                label="Figures"
                items={listed}
                keyOf={({ figure }) => figure.id}
                columns={COLUMNS}
                selected={current.figure.id}
                onSelect={({ figure }) => setSelected(figure.id)}
                rowHeight={30}
                autoFocus
              />
            </div>
            <FigureView key={current.figure.id} figure={current.figure} check={current.check} />
            <FigureInspector
              key={`inspected ${current.figure.id}`}
              figure={current.figure}
              check={current.check}
              readOnly={readOnly}
              onSelect={setSelected}
            />
          </div>
        );
      }}
    </Ask>
  );
}

const COLUMNS: readonly Column<Listed>[] = [
  {
    id: 'number',
    title: 'Figure',
    width: '84px',
    cell: ({ figure }) => <FigureChip number={figure.number} />,
  },
  {
    id: 'title',
    title: 'Title',
    width: 'minmax(160px, 3fr)',
    cell: ({ figure }) => (
      <span dir="auto" title={figure.title}>
        {figure.title}
      </span>
    ),
  },
  {
    id: 'value',
    title: 'Value',
    width: 'minmax(168px, 1fr)',
    numeric: true,
    cell: ({ figure }) => valueWords(figure, figure.result),
  },
  {
    id: 'records',
    title: 'Records',
    width: '90px',
    numeric: true,
    cell: ({ figure }) => whole(figure.records),
  },
  {
    id: 'state',
    title: 'State',
    width: '84px',
    cell: ({ check }) =>
      check === undefined ? (
        <span className="muted">…</span>
      ) : check.state === 'stale' ? (
        <span className="tag warning">Stale</span>
      ) : (
        'Holds'
      ),
  },
  {
    id: 'cited',
    title: 'Cited in',
    width: '110px',
    cell: ({ figure }) =>
      figure.citations.length === 0 ? (
        <span className="muted">Nowhere</span>
      ) : (
        figure.citations.map(({ number }) => `C${number}`).join(' ')
      ),
  },
  { id: 'made', title: 'Frozen', width: '110px', cell: ({ figure }) => day(figure.createdAt) },
];
