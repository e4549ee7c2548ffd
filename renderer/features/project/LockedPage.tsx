import { useServices } from '../../bridge/hooks.tsx';
import { seconds } from '../../text/format.ts';
import { PROJECT_TEXT } from '../../text/project.ts';
import { Icon } from '../../ui/index.ts';
import { UnlockForm } from './UnlockForm.tsx';
import './welcome.css';

/** The opaque page after locking: no names, no thumbnails. */
export function LockedPage({ path, savedAt }: { path: string; savedAt: string | null }) {
  const { session } = useServices();
  return (
    <main className="welcome">
      <div className="welcome-box">
        <header>
          <Icon name="lock" size={20} />
          <div>
            <h1>{PROJECT_TEXT.locked}</h1>
            <p className="second">
              {PROJECT_TEXT.lockedWhat} {savedAt && `All work was saved at ${seconds(savedAt)}.`}
            </p>
          </div>
        </header>
        <UnlockForm path={path} opaque onCancel={session.forget} />
      </div>
    </main>
  );
}
