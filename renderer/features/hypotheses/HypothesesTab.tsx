import { useCallback, useEffect, useState } from 'react';
import type { Comparison } from '../../../electron/shared/contract/hypotheses.ts';
import { useProject, useQuery } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { useCrumb, usePlaceState } from '../../navigation/hooks.ts';
import { Ask, Button, Empty, IconButton } from '../../ui/index.ts';
import { usePrint } from '../claims/use-print.ts';
import { ComparisonView } from './ComparisonView.tsx';
import { StartDialog } from './StartDialog.tsx';
import { COMPARISON_TABLES } from './words.ts';
import './hypotheses.css';

/** Competing hypotheses: explanations against each other, rated by the same evidence. */
export function HypothesesTab() {
  const query = useQuery('hypotheses.list', {}, COMPARISON_TABLES);
  const readOnly = useProject()?.readOnly ?? false;
  const [chosen, setChosen] = usePlaceState<string>('comparison', '');
  const [starting, setStarting] = useState(false);
  const start = useCallback(() => setStarting(true), []);
  useCommands(
    () => [
      {
        id: 'hypotheses.start',
        words: 'Compare explanations',
        group: 'Hypotheses',
        keys: ['ctrl+alt+n'],
        off: readOnly ? 'The project is open for reading only' : null,
        run: start,
      },
    ],
    [start, readOnly],
  );
  return (
    <>
      <Ask query={query} what="Weighing the hypotheses">
        {all => {
          const comparison = all.find(({ id }) => id === chosen) ?? all[0];
          if (!comparison) return <NoComparison onStart={start} />;
          return <Compared all={all} shown={comparison} onChoose={setChosen} onStart={start} />;
        }}
      </Ask>
      {starting && (
        <StartDialog
          onClose={() => setStarting(false)}
          onStarted={({ id }) => {
            setStarting(false);
            setChosen(id);
          }}
        />
      )}
    </>
  );
}

function NoComparison({ onStart }: { readonly onStart: () => void }) {
  return (
    <Empty
      title="No explanations compared yet"
      action={<Button look="primary" words="Compare explanations" onClick={onStart} />}
    >
      Set two or more explanations of the same events side by side and rate each piece of evidence against all
      of them. The one with the least against it leads; what only agrees with it proves nothing.
    </Empty>
  );
}

interface ChooserProps {
  readonly all: readonly Comparison[];
  readonly shown: Comparison;
  readonly onChoose: (id: string) => void;
  readonly onStart: () => void;
}

function Compared(props: ChooserProps) {
  const printing = usePrint('hypotheses.print', 'Print the hypotheses', 'Hypotheses');
  return (
    <>
      <Chooser {...props} onPrint={printing.print} />
      <ComparisonView key={props.shown.id} comparison={props.shown} printing={printing} />
    </>
  );
}

function Chooser({
  all,
  shown,
  onChoose,
  onStart,
  onPrint,
}: ChooserProps & { readonly onPrint: () => void }) {
  useCrumb(shown.question, shown.unrated > 0 ? `${shown.unrated} cells not rated` : 'All cells rated');
  // Where one is is remembered although it was not chosen.
  useEffect(() => onChoose(shown.id), [onChoose, shown.id]);
  return (
    <div className="toolbar">
      <select
        className="input small hy-question"
        aria-label="Question"
        value={shown.id}
        onChange={event => onChoose(event.target.value)}
      >
        {all.map(({ id, question }) => (
          <option key={id} value={id}>
            {question}
          </option>
        ))}
      </select>
      <Button
        small
        icon="add"
        words="Question"
        title="Compare explanations of something else"
        onClick={onStart}
      />
      <span className="grow" />
      <IconButton icon="print" words="Print the hypotheses" keys="ctrl+p" onClick={onPrint} />
    </div>
  );
}
