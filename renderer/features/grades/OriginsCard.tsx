import { useState } from 'react';
import type { Output } from '../../../electron/shared/contract/index.ts';
import type { DocumentId } from '../../../electron/shared/kernel/ids.ts';
import { useAction, useProject, useQuery } from '../../bridge/hooks.tsx';
import { useNavigation } from '../../navigation/hooks.ts';
import { count } from '../../text/format.ts';
import { ActionNotice, Ask, Button, CheckField, LinkButton, TextField } from '../../ui/index.ts';

type Origin = Output<'origins.list'>[number];
const SHOWN = 200;

/** Which documents are one origin, and why; a person may say otherwise. */
export function OriginsCard() {
  const query = useQuery('origins.list', {}, [
    'evidence',
    'document',
    'document_note',
    'document_origin',
    'provenance',
  ]);
  const [marked, setMarked] = useState<ReadonlySet<DocumentId>>(new Set());
  const toggle = (id: DocumentId) => {
    const next = new Set(marked);
    if (!next.delete(id)) next.add(id);
    setMarked(next);
  };
  return (
    <section className="card grade-card" aria-label="Origins of documents">
      <h2>Origins of documents</h2>
      <p className="second">
        Corroboration counts origins, not copies: two deliveries of one feed confirm nothing. Only documents
        that evidence was taken from are listed.
      </p>
      <Ask query={query} what="Reading the origins">
        {origins =>
          origins.length === 0 ? (
            <p className="muted">No evidence was kept yet.</p>
          ) : (
            <>
              <SayOrigin marked={marked} onDone={() => setMarked(new Set())} />
              <ol className="origin-list">
                {origins
                  .toSorted((left, right) => right.documents.length - left.documents.length)
                  .slice(0, SHOWN)
                  .map(origin => (
                    <OriginLine key={origin.key} origin={origin} marked={marked} onMark={toggle} />
                  ))}
              </ol>
              {origins.length > SHOWN && (
                <p className="muted small">{origins.length - SHOWN} more stand alone.</p>
              )}
            </>
          )
        }
      </Ask>
    </section>
  );
}

function OriginLine({
  origin,
  marked,
  onMark,
}: {
  readonly origin: Origin;
  readonly marked: ReadonlySet<DocumentId>;
  readonly onMark: (id: DocumentId) => void;
}) {
  const navigation = useNavigation();
  const { documents, because, label } = origin;
  return (
    <li className={documents.length > 1 ? 'origin-group shared' : 'origin-group'}>
      <p className="small">
        <span className="strong">
          {label ||
            (documents.length > 1 ? `${count(documents.length, 'document')}, one origin` : 'One origin')}
        </span>{' '}
        <span className="second">{because.length > 0 ? `because: ${because.join('; ')}` : ''}</span>
      </p>
      {documents.map(({ id, name }) => (
        <div className="row" key={id}>
          <CheckField label={name} checked={marked.has(id)} onChange={() => onMark(id)} />
          <LinkButton
            words="Open"
            aria-label={`Open ${name}`}
            onClick={() => navigation.go({ place: 'reader', documentId: id })}
          />
        </div>
      ))}
    </li>
  );
}

/** Says of the marked documents that they are one origin, or leaves them to the rules again. */
function SayOrigin({
  marked,
  onDone,
}: {
  readonly marked: ReadonlySet<DocumentId>;
  readonly onDone: () => void;
}) {
  const readOnly = useProject()?.readOnly ?? false;
  const set = useAction('origins.set');
  const [label, setLabel] = useState('');
  const run = async (name: string) => {
    const result = await set.run({ documentIds: [...marked], label: name });
    if (!result.ok) return;
    setLabel('');
    onDone();
  };
  const off = readOnly || marked.size === 0;
  return (
    <div className="say-origin">
      <TextField
        label={
          marked.size === 0
            ? 'Name of the origin of marked documents'
            : `${count(marked.size, 'document')} marked: one origin, called`
        }
        value={label}
        disabled={off}
        onChange={setLabel}
        onKeyDown={event => event.key === 'Enter' && label.trim() !== '' && void run(label.trim())}
      />
      <Button
        words="They are one origin"
        disabled={off || label.trim() === ''}
        onClick={() => void run(label.trim())}
      />
      <Button look="quiet" words="Leave them to the rules" disabled={off} onClick={() => void run('')} />
      <ActionNotice of={set} />
    </div>
  );
}
