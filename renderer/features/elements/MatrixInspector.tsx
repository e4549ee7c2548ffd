import { useEffect } from 'react';
import type { MatrixRegime, MatrixRow } from '../../../electron/shared/contract/elements.ts';
import type { ClaimId } from '../../../electron/shared/kernel/ids.ts';
import { usePlaceState } from '../../navigation/hooks.ts';
import { focusSoon, Inspector, Section, Segments } from '../../ui/index.ts';
import { OtherSidePane } from '../other-side/OtherSidePane.tsx';
import { AnswersPane } from './AnswersPane.tsx';
import { CellInspector } from './CellInspector.tsx';
import { CoverageMark } from './CoverageMark.tsx';
import { GroupInspector } from './GroupInspector.tsx';
import { LawPane } from './LawPane.tsx';
import type { MatrixLine } from './matrix-lines.ts';
import { TasksPane } from './TasksPane.tsx';
import type { MatrixActs, MatrixWish } from './use-matrix.ts';

interface Props {
  readonly regime: MatrixRegime;
  readonly line: MatrixLine;
  readonly claim: ClaimId | null;
  readonly wish: MatrixWish | null;
  readonly acts: MatrixActs;
}

/** What the matrix shows in the inspector: the prong, the element, or the claim in its cell. */
export function MatrixInspector({ regime, line, claim, wish, acts }: Props) {
  if (line.kind === 'group') return <GroupInspector regime={regime} group={line} />;
  const { row } = line;
  const onElement = claim === null || (wish !== null && wish.form !== 'search' && wish.at === line.key);
  if (onElement) return <ElementInspector key={row.id} regime={regime} row={row} wish={wish} acts={acts} />;
  return (
    <CellInspector
      key={`${row.id} ${claim}`}
      row={row}
      claim={claim}
      answer={line.answers.get(claim)}
      wish={wish}
      acts={acts}
    />
  );
}

type Pane = 'answers' | 'law' | 'other-side' | 'tasks';

/** Forms by the pane that holds them. */
const FORMS: Readonly<Record<MatrixWish['form'], { readonly pane: Pane; readonly field: string }>> = {
  answer: { pane: 'answers', field: '#element-answer-field' },
  claim: { pane: 'answers', field: '[data-form=claim]' },
  task: { pane: 'tasks', field: '[data-form=task]' },
  search: { pane: 'other-side', field: '#cite-search-field' },
};

interface ElementProps {
  readonly regime: MatrixRegime;
  readonly row: MatrixRow;
  readonly wish: MatrixWish | null;
  readonly acts: MatrixActs;
}

function ElementInspector({ regime, row, wish, acts }: ElementProps) {
  const [pane, setPane] = usePlaceState<Pane>('matrix pane', 'answers');
  useWish(wish, setPane);
  const tasks = row.tasks.filter(({ state }) => state === 'open' || state === 'under-way').length;
  return (
    <Inspector title={row.code}>
      <Section>
        <div className="column">
          <p className="strong">{row.title}</p>
          <div>
            <CoverageMark coverage={row.coverage} />
            <p className="second">{row.words}</p>
          </div>
          {row.remarks
            .filter(remark => !remark.startsWith('Verify:'))
            .map(remark => (
              <p key={remark} className="mx-remark small">
                {remark}
              </p>
            ))}
          <Segments<Pane>
            label="What to show of the element"
            value={pane}
            choices={[
              { value: 'answers', words: 'Answers' },
              { value: 'law', words: row.verify ? 'Law, verify' : 'Law' },
              { value: 'other-side', words: 'Other side' },
              { value: 'tasks', words: tasks > 0 ? `Tasks ${tasks}` : 'Tasks' },
            ]}
            onChange={setPane}
          />
        </div>
      </Section>
      {pane === 'answers' && <AnswersPane row={row} acts={acts} />}
      {pane === 'law' && <LawPane regime={regime} row={row} />}
      {pane === 'other-side' && <OtherSidePane target={{ kind: 'element', id: row.id }} />}
      {pane === 'tasks' && <TasksPane row={row} />}
    </Inspector>
  );
}

/** Opens the pane that a key asked for and puts the keyboard into its form. */
function useWish(wish: MatrixWish | null, setPane: (pane: Pane) => void): void {
  useEffect(() => {
    if (!wish) return;
    const { pane, field } = FORMS[wish.form];
    setPane(pane);
    return focusSoon(field);
  }, [wish, setPane]);
}
