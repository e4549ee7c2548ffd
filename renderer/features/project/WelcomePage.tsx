import { useState } from 'react';
import { usePreferences, useServices } from '../../bridge/hooks.tsx';
import { PlumbMark } from '../../frame/Rail.tsx';
import { fileName } from '../../text/format.ts';
import { PROJECT_TEXT } from '../../text/project.ts';
import { Button, IconButton } from '../../ui/index.ts';
import { CreateForm } from './CreateForm.tsx';
import { SampleCard } from './SampleCard.tsx';
import { UnlockForm } from './UnlockForm.tsx';
import './welcome.css';

type Step =
  | { readonly kind: 'choose' }
  | { readonly kind: 'create' }
  | { readonly kind: 'unlock'; readonly path: string };

/** The first page: create, open, recent projects if asked to keep them, and the sample case. */
export function WelcomePage() {
  const { host, start } = useServices();
  const [step, setStep] = useState<Step>(
    start.open ? { kind: 'unlock', path: start.open } : { kind: 'choose' },
  );
  const choose = () => setStep({ kind: 'choose' });
  const pick = async () => {
    const path = await host.pickProject();
    if (path) setStep({ kind: 'unlock', path });
  };
  return (
    <main className="welcome">
      <div className="welcome-box">
        <header>
          <PlumbMark size={36} />
          <div>
            <h1>Plumbline</h1>
            {step.kind === 'choose' && <p className="second">{PROJECT_TEXT.what}</p>}
          </div>
        </header>
        {step.kind === 'create' && <CreateForm onCancel={choose} />}
        {step.kind === 'unlock' && <UnlockForm key={step.path} path={step.path} onCancel={choose} />}
        {step.kind === 'choose' && (
          <>
            <div className="welcome-choices">
              <Button
                look="primary"
                icon="add"
                words={PROJECT_TEXT.create}
                onClick={() => setStep({ kind: 'create' })}
              />
              <Button icon="file" words={PROJECT_TEXT.open} onClick={() => void pick()} />
            </div>
            <Recent onOpen={path => setStep({ kind: 'unlock', path })} />
            <SampleCard onUnlock={path => setStep({ kind: 'unlock', path })} />
          </>
        )}
      </div>
    </main>
  );
}

function Recent({ onOpen }: { onOpen: (path: string) => void }) {
  const { preferences } = useServices();
  const { recent } = usePreferences();
  if (recent.length === 0) return null;
  const forget = (path: string) =>
    preferences.setState(state => ({ recent: state.recent.filter(known => known !== path) }));
  return (
    <section className="card" aria-label="Recent projects">
      <h2>Recent</h2>
      <ul>
        {recent.map(path => (
          <li key={path} className="row">
            <button type="button" className="recent-entry grow" onClick={() => onOpen(path)}>
              <span className="strong">{fileName(path)}</span>
              <span className="muted small ellipsis">{path}</span>
            </button>
            <IconButton icon="close" words={`Forget ${fileName(path)}`} onClick={() => forget(path)} />
          </li>
        ))}
      </ul>
    </section>
  );
}
