import { useState } from 'react';
import { useAction, useServices } from '../../bridge/hooks.tsx';
import { PROJECT_TEXT } from '../../text/project.ts';
import { ActionNotice, Button } from '../../ui/index.ts';
import { joinPath } from './path-parts.ts';

/** The sample is no secret; a passphrase that is printed beside it keeps the file format the same for all. */
const PASSPHRASE = 'sample';
const FILE = 'plumbline-sample.plumb';

/** Opens the sample case: made on the first click, found again on the next. */
export function SampleCard({ onUnlock }: { onUnlock: (path: string) => void }) {
  const { api, host, routes, preferences } = useServices();
  const make = useAction('project.sample');
  const [opening, setOpening] = useState(false);
  const open = async () => {
    const home = routes ? await routes.folder('').catch(() => null) : null;
    const path = home ? joinPath(home.path, FILE) : await host.pickNewProject(FILE);
    if (!path) return;
    setOpening(true);
    const { author } = preferences.getState();
    const made = await make.run({ path, passphrase: PASSPHRASE, author });
    if (!made.ok && made.problem.code === 'file-exists') {
      const found = await api.call('project.open', { path, passphrase: PASSPHRASE, author });
      if (!found.ok) onUnlock(path);
    }
    setOpening(false);
  };
  return (
    <section className="card" aria-label="Sample case">
      <div>
        <h2>Sample case</h2>
        <p className="second">{PROJECT_TEXT.sampleWhat}</p>
      </div>
      <div className="row">
        <Button words={PROJECT_TEXT.sample} disabled={opening} onClick={() => void open()} />
        {opening && (
          <span className="second" role="status">
            Importing its files and replaying what was done in it
          </span>
        )}
      </div>
      {!opening && <ActionNotice of={make} />}
    </section>
  );
}
