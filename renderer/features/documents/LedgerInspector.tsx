import { type FormEvent, useState } from 'react';
import type { LedgerEntry } from '../../../electron/shared/contract/documents.ts';
import { bytes, dayAndTime } from '../../text/format.ts';
import { KIND, LEDGER_STATE } from '../../text/words.ts';
import { Button, Inspector, Section, TextField } from '../../ui/index.ts';
import { hasFailed, stateNow } from './ledger-state.ts';
import type { Retry } from './use-retry.ts';

/** One line of the ledger: what became of the file, why, and what can be done about it. */
export function LedgerInspector({
  entry,
  retry,
  readOnly,
  onOpen,
}: {
  readonly entry: LedgerEntry;
  readonly retry: Retry;
  readonly readOnly: boolean;
  readonly onOpen: () => void;
}) {
  const state = stateNow(entry);
  const isMended = state !== entry.state || entry.retriedBy !== undefined;
  return (
    <Inspector title={entry.file} tools={entry.documentId && <Button small words="Open" onClick={onOpen} />}>
      <Section title={LEDGER_STATE[state]}>
        <div className="column">
          {isMended && (
            <p>
              {entry.retriedBy
                ? 'It was tried again: a later line says what came of it.'
                : 'It has been read since.'}
            </p>
          )}
          <p className={isMended ? 'second' : ''}>{entry.reason ?? 'It was read in full.'}</p>
          {hasFailed(entry) && !readOnly && <TryAgain entry={entry} retry={retry} />}
        </div>
      </Section>
      <Section>
        <dl className="facts">
          {factsOf(entry).map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd className={name === 'SHA-256' ? 'identifier' : ''}>{value}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </Inspector>
  );
}

function factsOf(entry: LedgerEntry): (readonly [string, string])[] {
  const stored = entry.documentId
    ? 'The original is in the project, encrypted'
    : 'The original is not in the project';
  const facts: (readonly [string, string | undefined])[] = [
    [entry.retryOf ? 'Tried again' : 'Offered', dayAndTime(entry.at)],
    ['Stored', stored],
    ['Kind', KIND[entry.kind]],
    ['Size', entry.bytes > 0 ? bytes(entry.bytes) : undefined],
    ['Inside', entry.parent],
    ['Encoding', entry.encoding],
    ['SHA-256', entry.sha256],
  ];
  return facts.filter((fact): fact is readonly [string, string] => fact[1] !== undefined);
}

const VERBS: Partial<Record<LedgerEntry['state'], string>> = {
  waiting: 'Read it now',
  'needs-ocr': 'Recognise its text',
};

function TryAgain({ entry, retry }: { readonly entry: LedgerEntry; readonly retry: Retry }) {
  const [password, setPassword] = useState('');
  const state = stateNow(entry);
  if (state !== 'needs-password' || entry.pages)
    return (
      <div className="row">
        <Button
          words={(entry.kind !== 'text' && VERBS[state]) || 'Try again'}
          disabled={retry.busy}
          onClick={() => void retry.run({ ids: [entry.id] })}
        />
      </div>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '') void retry.run({ ids: [entry.id] }, [password]);
  };
  return (
    <form className="column try-again" onSubmit={submit}>
      <TextField
        label="Password"
        aside="kept inside the project only"
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" look="primary" words="Open the file" disabled={retry.busy || password === ''} />
    </form>
  );
}
