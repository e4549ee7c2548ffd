import { type FormEvent, useState } from 'react';
import type { CollectionId } from '../../../electron/shared/kernel/ids.ts';
import { useQuery, useServices } from '../../bridge/hooks.tsx';
import { fileName } from '../../text/format.ts';
import { Ask, Button, Dialog, ProblemNotice, TextField } from '../../ui/index.ts';
import { type ChosenPassphrase, NewPassphrase } from '../passphrase/NewPassphrase.tsx';
import { ShareRecipients } from './ShareRecipients.tsx';
import { ShareScope } from './ShareScope.tsx';
import { useKeyJob } from './use-key-job.ts';
import { WhatGoesOut } from './WhatGoesOut.tsx';

const WORDS = {
  copy: {
    title: 'Share a copy',
    job: 'Sharing a copy',
    method: 'share.make',
    ending: 'a new file that ends in .plumb',
    suggest: (name: string) => `copy-of-${name}`,
    done: 'A copy for others was written',
    submit: 'Share all of this',
    busy: 'Writing the copy',
  },
  archive: {
    title: 'Archive the whole project',
    job: 'Writing an archive',
    method: 'project.archive',
    ending: 'a new file that ends in .tar.age',
    suggest: (name: string) => `${name.replace(/\.plumb$/i, '')}.tar.age`,
    done: 'An archive was written; the log has its SHA-256',
    submit: 'Archive all of this',
    busy: 'Writing the archive',
  },
} as const;

/** Gives the project or a collection of it to others, as a copy or as an archive: says what goes out before it does. */
export function ShareDialog({
  of,
  path,
  collection: given = null,
  onClose,
}: {
  readonly of: keyof typeof WORDS;
  readonly path: string;
  /** Of which a copy is asked for to begin with; of the whole project when left out. */
  readonly collection?: CollectionId | null;
  readonly onClose: () => void;
}) {
  const words = WORDS[of];
  const { host, jobs } = useServices();
  const [collection, setCollection] = useState(given);
  const scope = collection === null ? {} : { collectionId: collection };
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [fresh, setFresh] = useState<ChosenPassphrase>('');
  const [to, setTo] = useState('');
  const preview = useQuery('share.preview', { of, ...scope }, ['*']);
  const job = useKeyJob();
  const ready = !job.busy && to !== '' && fresh !== null && (fresh !== '' || chosen.length > 0);
  const choose = async () => {
    const picked = await host.pickNewProject(words.suggest(fileName(path)));
    if (picked) setTo(picked);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    const passphrase = fresh ? { newPassphrase: fresh } : {};
    const made = await job.run(words.job, words.method, {
      path: to,
      recipients: [...chosen],
      ...passphrase,
      ...scope,
    });
    if (!made.ok) return;
    jobs.note(`${words.done}: ${fileName(made.value.path)}`);
    onClose();
  };
  return (
    <Dialog title={words.title} onClose={onClose}>
      <form className="column" onSubmit={event => void submit(event)}>
        {of === 'archive' && <AboutArchive />}
        {of === 'copy' && <ShareScope chosen={collection} onChange={setCollection} />}
        <ShareRecipients chosen={chosen} onChange={setChosen} />
        <details>
          <summary className="second">
            Or for a new passphrase, which is told by another way than the file
          </summary>
          <NewPassphrase label="New passphrase" onChange={setFresh} />
        </details>
        <div className="row" style={{ alignItems: 'flex-end' }}>
          <div className="grow">
            <TextField label="Where" aside={words.ending} value={to} onChange={setTo} />
          </div>
          <Button words="Choose" onClick={() => void choose()} />
        </div>
        <Ask query={preview} what="Counting what goes out">
          {({ contents, slice }) => <WhatGoesOut contents={contents} slice={slice} />}
        </Ask>
        <ProblemNotice problem={job.problem} />
        <div className="row dialog-buttons">
          <Button look="quiet" words="Cancel" disabled={job.busy} onClick={onClose} />
          <Button
            type="submit"
            look="primary"
            words={job.busy ? words.busy : words.submit}
            disabled={!ready}
          />
        </div>
      </form>
    </Dialog>
  );
}

function AboutArchive() {
  return (
    <p className="hint">
      An archive needs no Plumbline: “age -d” and “tar” open it. It holds the originals, the log, the custody
      report, the database as SQL, and the SHA-256 of each file. It is encrypted for those named here, or for
      a passphrase alone; for both, make two.
    </p>
  );
}
