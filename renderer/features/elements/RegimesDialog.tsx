import { useState } from 'react';
import type { RegimeSummary } from '../../../electron/shared/contract/elements.ts';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import type { Result } from '../../../electron/shared/kernel/result.ts';
import { useQuery, useServices } from '../../bridge/hooks.tsx';
import { count, plainDay } from '../../text/format.ts';
import { Ask, Button, Dialog, ProblemNotice } from '../../ui/index.ts';
import { RegimeImport } from './RegimeImport.tsx';
import './regimes.css';
import { type Taken, TakenNotice } from './TakenNotice.tsx';

/** Which regimes the case is measured against: those shipped, and those that a person wrote. */
export function RegimesDialog({ onClose }: { readonly onClose: () => void }) {
  const regimes = useQuery('regimes.list', {}, ['regime', 'element']);
  const [taken, setTaken] = useState<(Taken & { readonly title: string }) | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  return (
    <Dialog title="Regimes" onClose={onClose} className="wide">
      <div className="column">
        <p className="second">
          A regime that is used is copied into the project, so that a later version of the law or of the
          program changes nothing by itself.
        </p>
        {taken && <TakenNotice title={taken.title} taken={taken} onDismiss={() => setTaken(null)} />}
        <ProblemNotice problem={problem} onDismiss={() => setProblem(null)} />
        <Ask query={regimes} what="Reading the regimes">
          {all => (
            <ul className="mx-regimes">
              {all.map(regime => (
                <RegimeLine
                  key={regime.code}
                  regime={regime}
                  onTaken={outcome => setTaken({ ...outcome, title: regime.title })}
                  onProblem={setProblem}
                />
              ))}
            </ul>
          )}
        </Ask>
        <RegimeImport />
      </div>
    </Dialog>
  );
}

function RegimeLine({
  regime,
  onTaken,
  onProblem,
}: {
  readonly regime: RegimeSummary;
  readonly onTaken: (taken: Taken) => void;
  readonly onProblem: (problem: Problem | null) => void;
}) {
  const { api, jobs, host } = useServices();
  const { code, title, authority, version, checked, origin, toVerify, elements, id, usedVersion } = regime;
  const done = <T,>(result: Result<T, Problem>): T | null => {
    onProblem(result.ok ? null : result.problem);
    return result.ok ? result.value : null;
  };
  const use = async () => {
    const taken = done(await api.call('regimes.use', { code }));
    if (taken) onTaken(taken);
  };
  const remove = async () => {
    if (id) done(await api.call('regimes.remove', { id }));
  };
  const give = async () => {
    const made = done(await jobs.run('Writing the regime', 'regimes.export', { code }));
    if (made && (await host.deliver(made.fileName, made.ref))) jobs.note(`Regime given as ${made.fileName}`);
  };
  return (
    <li className="mx-regime-line">
      <div className="grow">
        <p className="strong">{title}</p>
        <p className="second small">
          {authority}. {count(elements, 'element')}, version {version}, law read up to {plainDay(checked)}.
        </p>
        <p className="small row">
          {origin === 'own' && <span className="tag">Written by you</span>}
          {toVerify > 0 && <span className="tag warning">{toVerify} to verify</span>}
          {usedVersion && <span className="tag warning">The project has version {usedVersion}</span>}
        </p>
      </div>
      <Button small look="quiet" icon="download" words="Save as a file" onClick={() => void give()} />
      {id && usedVersion && <Button small words={`Take version ${version}`} onClick={() => void use()} />}
      {id ? (
        <Button small words="Take out" aria-label={`Take out: ${title}`} onClick={() => void remove()} />
      ) : (
        <Button small words="Use" aria-label={`Use: ${title}`} onClick={() => void use()} />
      )}
    </li>
  );
}
