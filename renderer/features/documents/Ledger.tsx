import { type LedgerEntry, LedgerState } from '../../../electron/shared/contract/documents.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { useNavigation, usePlaceState } from '../../navigation/hooks.ts';
import { bytes, dayAndTime } from '../../text/format.ts';
import { KIND, LEDGER_STATE } from '../../text/words.ts';
import { Ask, Button, type Column, Empty, Inspector, Section, VirtualList } from '../../ui/index.ts';
import { SmallSelect } from './SmallSelect.tsx';

const STATES = [
  { value: '', words: 'All states' },
  ...LedgerState.options.map(value => ({ value, words: LEDGER_STATE[value] })),
];

const COLUMNS: readonly Column<LedgerEntry>[] = [
  {
    id: 'file',
    title: 'File',
    width: 'minmax(140px, 1fr)',
    cell: entry => (
      <span title={entry.file} dir="auto">
        {entry.file}
      </span>
    ),
  },
  {
    id: 'state',
    title: 'What became of it',
    width: '176px',
    cell: entry => (
      <span className={entry.state === 'imported' || entry.state === 'duplicate' ? 'tag' : 'tag warning'}>
        {LEDGER_STATE[entry.state]}
      </span>
    ),
  },
  {
    id: 'reason',
    title: 'Why',
    width: 'minmax(120px, 1.2fr)',
    cell: entry => <span title={entry.reason}>{entry.reason}</span>,
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

/** Every file that was ever offered, and what became of it with the reason. */
export function Ledger() {
  const navigation = useNavigation();
  const [state, setState] = usePlaceState('ledger state', '');
  const [selected, setSelected] = usePlaceState<string | null>('ledger selected', null);
  const query = useQuery('documents.ledger', state ? { state: state as LedgerState } : {}, ['ledger']);
  const open = ({ documentId }: LedgerEntry) => {
    if (documentId) navigation.go({ place: 'reader', documentId });
  };
  return (
    <>
      <div className="toolbar">
        <SmallSelect label="State" value={state} choices={STATES} onChange={setState} />
      </div>
      <Ask query={query} what="Reading the ledger">
        {entries => {
          const entry = entries.find(({ id }) => id === selected);
          if (entries.length === 0) {
            return (
              <Empty title="No file is listed here.">
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
                selected={selected}
                onSelect={({ id }) => setSelected(id)}
                onOpen={open}
                autoFocus
              />
              {entry && <LedgerInspector entry={entry} onOpen={() => open(entry)} />}
            </>
          );
        }}
      </Ask>
    </>
  );
}

function LedgerInspector({ entry, onOpen }: { entry: LedgerEntry; onOpen: () => void }) {
  return (
    <Inspector title={entry.file} tools={entry.documentId && <Button small words="Open" onClick={onOpen} />}>
      <Section title={LEDGER_STATE[entry.state]}>{entry.reason ?? 'It was read in full.'}</Section>
      <Section>
        <dl className="facts">
          <dt>Offered</dt>
          <dd>{dayAndTime(entry.at)}</dd>
          <dt>Kind</dt>
          <dd>{KIND[entry.kind]}</dd>
          <dt>Size</dt>
          <dd>{bytes(entry.bytes)}</dd>
          {entry.parent && (
            <>
              <dt>Inside</dt>
              <dd>{entry.parent}</dd>
            </>
          )}
          {entry.encoding && (
            <>
              <dt>Encoding</dt>
              <dd>{entry.encoding}</dd>
            </>
          )}
          {entry.sha256 && (
            <>
              <dt>SHA-256</dt>
              <dd className="identifier">{entry.sha256}</dd>
            </>
          )}
        </dl>
      </Section>
    </Inspector>
  );
}
