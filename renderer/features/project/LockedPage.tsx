import { useServices } from '../../bridge/hooks.tsx';
import type { SessionState } from '../../bridge/session.ts';
import { seconds } from '../../text/format.ts';
import { PROJECT_TEXT } from '../../text/project.ts';
import { Icon } from '../../ui/index.ts';
import { UnlockForm } from './UnlockForm.tsx';
import './welcome.css';

type Locked = Extract<SessionState, { kind: 'locked' }>;

/** The opaque page after locking: no names, no thumbnails. */
export function LockedPage({ path, savedAt, work }: Omit<Locked, 'kind'>) {
  const { session } = useServices();
  return (
    <main className="welcome">
      <div className="welcome-box">
        <header>
          <Icon name="lock" size={20} />
          <div>
            <h1>{PROJECT_TEXT.locked}</h1>
            <p className="second">
              {PROJECT_TEXT.lockedWhat}{' '}
              {work === 'saved' && savedAt && `All work was saved at ${seconds(savedAt)}.`}
            </p>
            {work === 'lost' && (
              <p role="alert" className="strong">
                What was typed last could not be saved.{' '}
                {savedAt && `The file is as it was saved at ${seconds(savedAt)}. `}Unlock it and look at what
                you wrote last.
              </p>
            )}
          </div>
        </header>
        <UnlockForm path={path} opaque onCancel={session.forget} />
      </div>
    </main>
  );
}
