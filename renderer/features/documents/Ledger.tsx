import { useState } from 'react';
import { type LedgerEntry, LedgerState } from '../../../electron/shared/contract/documents.ts';
import { useProject, useQuery } from '../../bridge/hooks.tsx';
import { useNavigation, usePlaceState } from '../../navigation/hooks.ts';
import { count, dayAndTime } from '../../text/format.ts';
import { KIND, LEDGER_STATE } from '../../text/words.ts';
import { Ask, Button, type Column, Empty, Notice, ProblemNotice, VirtualList } from '../../ui/index.ts';
import { LedgerInspector } from './LedgerInspector.tsx';
import { hasFailed, LEDGER_TABLES, stateNow } from './ledger-state.ts';
import { PasswordsDialog } from './PasswordsDialog.tsx';
import { SmallSelect } from './SmallSelect.tsx';
import { useRetry } from './use-retry.ts';
import { WatchDialog } from './WatchDialog.tsx';

const STATES = [
  { value: '', words: 'All states' },
  { value: 'open', words: 'Only what failed' },
  ...LedgerState.options.map(value => ({ value, words: LEDGER_STATE[value] })),
];

const COLUMNS: readonly Column<LedgerEntry>[] = [
  {
    id: 'file',
    title: 'File',
    width: 'minmax(140px, 1fr)',
    cell: entry => (
      <span title={entry.parent ? `${entry.parent} › ${entry.file}` : entry.file} dir="auto">
        {entry.parent && <span className="muted">{entry.parent} › </span>}
        {entry.file}
      </span>
    ),
  },
  {
    id: 'state',
    title: 'What became of it',
    width: '176px',
    cell: entry => (
      <span className={hasFailed(entry) ? 'tag warning' : 'tag'}>{LEDGER_STATE[stateNow(entry)]}</span>
    ),
  },
  {
    id: 'reason',
    title: 'Why',
    width: 'minmax(120px, 1.2fr)',
    cell: entry => <span title={entry.reason}>{entry.retriedBy ? 'Tried again later' : entry.reason}</span>,
  },
  { id: 'kind', title: 'Kind', width: '64px', from: 640, cell: entry => KIND[entry.kind] },
  {
    id: 'at',
    title: 'Offered',
    width: '150px',
    numeric: true,
    from: 700,
    cell: entry => dayAndTime(entry.at),
  },
];

/** The line that is selected, or the one that tried it again meanwhile. */
const followed = (entries: readonly LedgerEntry[], selected: string | null): LedgerEntry | undefined =>
  entries.find(({ id, retryOf }) => id === selected || (selected !== null && retryOf === selected));

/** Every file that was ever offered, what failed first; each can be tried again, with a password where it needs one. */
export function Ledger() {
  const navigation = useNavigation();
  const readOnly = useProject()?.readOnly ?? false;
  const [state, setState] = usePlaceState('ledger state', '');
  const [selected, setSelected] = usePlaceState<string | null>('ledger selected', null);
  const [asking, setAsking] = useState(false);
  const [watching, setWatching] = useState(false);
  const retry = useRetry();
  const filter = state === 'open' ? { open: true } : state ? { state: state as LedgerState } : {};
  const query = useQuery('documents.ledger', { ...filter, order: 'failures', tries: 'last' }, LEDGER_TABLES);
  const failed = useQuery('documents.ledger', { open: true }, LEDGER_TABLES);
  const open = ({ documentId }: LedgerEntry) => {
    if (documentId) navigation.go({ place: 'reader', documentId });
  };
  const failures = failed.status === 'ready' ? failed.value : [];
  const locked = failures.filter(entry => stateNow(entry) === 'needs-password');
  return (
    <>
      <div className="toolbar">
        <SmallSelect label="State" value={state} choices={STATES} onChange={setState} />
        {failures.length > 0 && <span className="strong">{count(failures.length, 'file')} not read</span>}
        <span className="grow" />
        <Button small words="Watched folders" disabled={readOnly} onClick={() => setWatching(true)} />
        {locked.length > 0 && (
          <Button
            small
            words={`Passwords for ${count(locked.length, 'locked file')}`}
            disabled={readOnly || retry.busy}
            onClick={() => setAsking(true)}
          />
        )}
        <Button
          small
          words={failures.length > 0 ? `Try ${failures.length} again` : 'Try again'}
          disabled={readOnly || retry.busy || failures.length === 0}
          onClick={() => void retry.run({})}
        />
      </div>
      {retry.problem && <ProblemNotice problem={retry.problem} onDismiss={retry.dismiss} />}
      {retry.outcome && (
        <Notice tone="plain" onDismiss={retry.dismiss}>
          Tried again: {retry.outcome}
        </Notice>
      )}
      <Ask query={query} what="Reading the ledger">
        {entries => {
          const entry = followed(entries, selected) ?? entries[0];
          if (!entry) {
            return (
              <Empty title={state === 'open' ? 'Every file was read.' : 'No file is listed here.'}>
                Each file that is offered leaves one line, read or not.
              </Empty>
            );
          }
          return (
            <>
              <VirtualList
                label="Ledger"
                items={entries}
                keyOf={({ id }) => id}
                columns={COLUMNS}
                selected={entry.id}
                onSelect={({ id }) => setSelected(id)}
                onOpen={open}
                autoFocus
              />
              <LedgerInspector
                key={entry.id}
                entry={entry}
                retry={retry}
                readOnly={readOnly}
                onOpen={() => open(entry)}
              />
            </>
          );
        }}
      </Ask>
      {watching && <WatchDialog onClose={() => setWatching(false)} />}
      {asking && (
        <PasswordsDialog
          files={locked.length}
          onClose={() => setAsking(false)}
          onTry={passwords => {
            setAsking(false);
            void retry.run({ ids: locked.map(({ id }) => id) }, passwords);
          }}
        />
      )}
    </>
  );
}
