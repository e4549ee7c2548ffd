import { useQuery, useServices } from '../../bridge/hooks.tsx';
import { ProblemNotice } from '../../ui/index.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import type { Marking } from './use-marking.ts';

/** What was kept, in a line, with Undo. It goes with the next thing that is done. */
export function QuietLine({ marking }: { readonly marking: Marking }) {
  const { api, shelf } = useServices();
  const { said, problem, draft, hush, marked } = marking;
  const history = useQuery('history.state', {}, ['*']);
  const isLast = said !== null && (history.status !== 'ready' || history.value.seq <= said.seq);
  const undo = async () => {
    hush();
    for (let step = 0; step < (said?.actions ?? 0); step += 1) {
      const result = await api.call('history.undo', {});
      if (!result.ok) return shelf.setState({ problem: result.problem });
    }
  };
  if (problem && !draft) return <ProblemNotice problem={problem} />;
  if (marked?.note && !draft)
    return (
      <div className="quiet-line" role="status">
        <span>{marked.note}</span>
        <KeyHint keys="e" />
      </div>
    );
  if (!isLast || draft) return null;
  return (
    <div className="quiet-line" role="status">
      <span>{said.sentence}</span>
      <button type="button" onClick={() => void undo()}>
        Undo
      </button>
      <KeyHint keys="ctrl+z" />
    </div>
  );
}
