import { useState } from 'react';
import './evidence.css';
import type { Handling, InformationGrade } from '../../../electron/shared/contract/common.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { useApi, useQuery, useServices } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { useOpenEvidence, usePlaceState, useRoute } from '../../navigation/hooks.ts';
import { count } from '../../text/format.ts';
import { HANDLING, INFORMATION_GRADE } from '../../text/words.ts';
import {
  Ask,
  Button,
  Empty,
  EVIDENCE_TABLES,
  FilterField,
  Inspector,
  openMenu,
  ProblemNotice,
  VirtualList,
} from '../../ui/index.ts';
import { EVIDENCE_COLUMNS } from './columns.tsx';
import { HANDLINGS } from './draft.ts';
import { EvidencePanel } from './EvidencePanel.tsx';
import { filterEvidence } from './filter.ts';

/** Every kept anchor as a list, with what can be done to several at once. */
export function EvidencePlace() {
  const all = useQuery('evidence.list', {}, EVIDENCE_TABLES);
  return (
    <Ask query={all} what="Reading the evidence">
      {evidence => (evidence.length === 0 ? <NoEvidence /> : <EvidenceList all={evidence} />)}
    </Ask>
  );
}

function NoEvidence() {
  const { navigation } = useServices();
  return (
    <Empty
      title="No evidence yet"
      action={<Button words="Open documents" onClick={() => navigation.go({ place: 'documents' })} />}
    >
      Open a document, mark a passage and press E.
    </Empty>
  );
}

function EvidenceList({ all }: { readonly all: readonly Evidence[] }) {
  const { shelf } = useServices();
  const route = useRoute();
  const wanted = route.place === 'evidence' ? (route.id ?? null) : null;
  const [filter, setFilter] = usePlaceState('filter', '');
  const [onlyLost, setOnlyLost] = usePlaceState('lost', false);
  const [selected, setSelected] = usePlaceState<string | null>('selected', wanted);
  const [marked, setMarked] = usePlaceState<ReadonlySet<string>>('marked', new Set());
  const open = useOpenEvidence();
  const lost = all.filter(item => item.state === 'lost').length;
  const shown = filterEvidence(all, filter).filter(item => !onlyLost || item.state === 'lost');
  const current = shown.find(item => item.id === selected) ?? shown[0];
  useCommands(
    () => [
      {
        id: 'evidence.filter',
        words: 'Filter the evidence',
        group: 'Lists',
        keys: ['/'],
        run: () => document.getElementById('evidence-filter')?.focus(),
      },
    ],
    [],
  );
  return (
    <div className="evidence-place">
      <div className="evidence-tools">
        <FilterField id="evidence-filter" label="Filter" value={filter} onChange={setFilter} />
        <span className="second small">
          {shown.length === all.length
            ? count(all.length, 'piece of evidence', 'pieces of evidence')
            : `${shown.length} of ${all.length}`}
        </span>
        {lost > 0 && (
          <Button
            small
            look="quiet"
            words={`${lost} lost`}
            aria-pressed={onlyLost}
            onClick={() => setOnlyLost(!onlyLost)}
          />
        )}
        <span className="grow" />
        {marked.size > 0 && <Bulk marked={all.filter(item => marked.has(item.id))} />}
      </div>
      <VirtualList
        label="Evidence"
        items={shown}
        keyOf={item => item.id}
        columns={EVIDENCE_COLUMNS}
        selected={current?.id ?? null}
        onSelect={item => setSelected(item.id)}
        onOpen={item => void open(item.id)}
        onInspect={item => shelf.setState({ inspected: { kind: 'evidence', id: item.id } })}
        marked={marked}
        onMark={setMarked}
        rowHeight={30}
        autoFocus
      />
      <Inspector title={current ? `Evidence E${current.number}` : 'Evidence'}>
        {current ? (
          <EvidencePanel key={current.id} evidence={current} />
        ) : (
          <Empty title="Nothing is shown">No evidence has these words. Change the filter.</Empty>
        )}
      </Inspector>
    </div>
  );
}

/** Grade and handling for all marked evidence: one action each, so each can be undone. */
function Bulk({ marked }: { readonly marked: readonly Evidence[] }) {
  const api = useApi();
  const [problem, setProblem] = useState<Parameters<typeof ProblemNotice>[0]['problem']>(null);
  const [busy, setBusy] = useState(false);
  const apply = async (patch: { informationGrade: InformationGrade | null } | { handling: Handling }) => {
    setBusy(true);
    for (const { id } of marked) {
      const result = await api.call('evidence.edit', { id, patch });
      setProblem(result.ok ? null : result.problem);
      if (!result.ok) break;
    }
    setBusy(false);
  };
  const grades = Object.entries(INFORMATION_GRADE) as [InformationGrade, string][];
  return (
    <>
      <span className="second small">{count(marked.length, 'marked', 'marked')}</span>
      <Button
        small
        words="Grade"
        disabled={busy}
        onClick={event =>
          openMenu(event.currentTarget, 'Information grade of the marked evidence', [
            ...grades.map(([grade, words]) => ({
              words: `${grade}: ${words}`,
              run: () => void apply({ informationGrade: grade }),
            })),
            'divider',
            { words: 'Not judged', run: () => void apply({ informationGrade: null }) },
          ])
        }
      />
      <Button
        small
        words="Handling"
        disabled={busy}
        onClick={event =>
          openMenu(
            event.currentTarget,
            'Handling of the marked evidence',
            HANDLINGS.map(handling => ({
              words: HANDLING[handling].words,
              run: () => void apply({ handling }),
            })),
          )
        }
      />
      <ProblemNotice problem={problem} onDismiss={() => setProblem(null)} />
    </>
  );
}
