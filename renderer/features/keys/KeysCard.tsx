import { useState } from 'react';
import type { Key } from '../../../electron/shared/contract/keys.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { day } from '../../text/format.ts';
import { Ask, Button, Icon, Notice } from '../../ui/index.ts';
import { type KeyChange, KeyDialog } from './KeyDialog.tsx';
import './keys.css';

/** The keys that open the project, and how to change them. */
export function KeysCard({ readOnly }: { readOnly: boolean }) {
  const keys = useQuery('keys.list', {}, ['*']);
  const [change, setChange] = useState<KeyChange | null>(null);
  const [warning, setWarning] = useState<string | null>(null);
  const done = (words: string | null) => {
    setChange(null);
    setWarning(words);
    keys.retry();
  };
  return (
    <section className="card" aria-label="Keys of this project">
      <h2>Keys of this project</h2>
      <p className="hint">Each of these opens the file by itself. Losing all of them closes it for ever.</p>
      <Ask query={keys} what="Reading the keys">
        {list => (
          <>
            <ul className="key-list">
              {list.map(key => (
                <KeyLine
                  key={key.slot}
                  of={key}
                  only={list.length === 1}
                  readOnly={readOnly}
                  onRemove={() => setChange({ kind: 'remove', key })}
                />
              ))}
            </ul>
            <div className="row">
              {list.some(({ kind }) => kind === 'passphrase') ? (
                <Button
                  words="Change the passphrase"
                  disabled={readOnly}
                  onClick={() => setChange({ kind: 'change' })}
                />
              ) : (
                <Button
                  words="Add a passphrase"
                  disabled={readOnly}
                  onClick={() => setChange({ kind: 'add-passphrase' })}
                />
              )}
              <Button
                words="Add a recipient"
                disabled={readOnly}
                onClick={() => setChange({ kind: 'add-recipient' })}
              />
            </div>
          </>
        )}
      </Ask>
      {warning && (
        <Notice tone="warning" onDismiss={() => setWarning(null)}>
          {warning}
        </Notice>
      )}
      {change && <KeyDialog change={change} onClose={() => setChange(null)} onDone={done} />}
    </section>
  );
}

function KeyLine({
  of,
  only,
  readOnly,
  onRemove,
}: {
  readonly of: Key;
  readonly only: boolean;
  readonly readOnly: boolean;
  readonly onRemove: () => void;
}) {
  const name = of.label || (of.kind === 'passphrase' ? 'Passphrase' : 'Recipient');
  return (
    <li>
      <Icon name={of.kind === 'passphrase' ? 'key' : 'person'} />
      <div className="grow">
        <span className="strong">{name}</span>
        {of.addedAt && <span className="muted small"> added {day(of.addedAt)}</span>}
        {of.recipient && <p className="muted small identifier">{of.recipient}</p>}
        <p className="small">{of.words}</p>
      </div>
      <Button
        small
        look="quiet"
        words="Remove"
        aria-label={`Remove ${name}`}
        disabled={only || readOnly}
        title={only ? 'It is the only key. Add another one first.' : undefined}
        onClick={onRemove}
      />
    </li>
  );
}
