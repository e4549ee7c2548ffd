import { useMemo, useRef } from 'react';
import { useQuery } from '../../bridge/hooks.tsx';
import { useNavigation, usePlaceState } from '../../navigation/hooks.ts';
import {
  Ask,
  CheckField,
  Empty,
  EVIDENCE_TABLES,
  IconButton,
  Inspector,
  Segments,
  VirtualList,
} from '../../ui/index.ts';
import { EvidenceInspector } from '../evidence/EvidencePanel.tsx';
import { ClaimInspector } from './ClaimInspector.tsx';
import { NarrowingFields } from './ClaimToolbar.tsx';
import { claimMoment, evidenceMoment, inOrder, type Moment } from './chronology.ts';
import { MOMENT_COLUMNS } from './moment-columns.tsx';
import { PrintedChronology } from './PrintedChronology.tsx';
import { useBoard } from './use-board.ts';
import { type BoardClaim, useBoardClaims } from './use-board-claims.ts';
import type { Reveal } from './use-board-keyboard.ts';
import { narrowingWords, useNarrowing } from './use-narrowing.ts';
import { usePrint } from './use-print.ts';

type Side = 'dated' | 'undated';

/** Claims and evidence by when they were, each as precisely as it is known; what has no date stands apart. */
export function ChronologyTab() {
  const narrowing = useNarrowing();
  const { query, claims: all } = useBoardClaims(narrowing.words);
  const [withEvidence, setWithEvidence] = usePlaceState('claims with evidence', true);
  const [side, setSide] = usePlaceState<Side>('claims side', 'dated');
  const kept = useQuery('evidence.list', withEvidence ? {} : null, EVIDENCE_TABLES);
  const claims = useMemo(() => all.filter(narrowing.fits), [all, narrowing]);
  const evidence = withEvidence && kept.status === 'ready' ? kept.value : null;
  const moments = useMemo(
    () => [...claims.map(claimMoment), ...(evidence ?? []).filter(fits(narrowing.words)).map(evidenceMoment)],
    [claims, evidence, narrowing.words],
  );
  const dated = useMemo(() => inOrder(moments), [moments]);
  const undated = useMemo(() => moments.filter(({ startDate }) => startDate === ''), [moments]);
  const shown = side === 'dated' ? dated : undated;
  const printing = usePrint('claims.print', 'Print the chronology', 'Claims');
  const narrowed = [
    side === 'dated' ? 'What has a date.' : 'What has no date.',
    withEvidence ? 'Claims and evidence.' : 'Claims alone.',
    narrowing.narrowed ? narrowingWords(narrowing) : '',
  ];
  return (
    <>
      <div className="toolbar claim-toolbar">
        <Segments<Side>
          label="What is shown"
          value={side}
          choices={[
            { value: 'dated', words: `Dated ${dated.length}` },
            { value: 'undated', words: `Undated ${undated.length}` },
          ]}
          onChange={setSide}
        />
        <NarrowingFields claims={all} narrowing={narrowing} />
        <CheckField label="Evidence too" checked={withEvidence} onChange={setWithEvidence} />
        <span className="grow" />
        <IconButton icon="print" words="Print the chronology" keys="ctrl+p" onClick={printing.print} />
      </div>
      {printing.on && (
        <PrintedChronology moments={shown} narrowed={narrowed.join(' ').trim()} onDone={printing.done} />
      )}
      <Ask query={query} what="Reading the claims">
        {() => (shown.length === 0 ? <Nothing side={side} /> : <Moments moments={shown} claims={claims} />)}
      </Ask>
    </>
  );
}

const fits = (words: string) => {
  const sought = words.trim().toLowerCase();
  return ({
    number,
    quote,
    note,
    documentName,
  }: {
    number: number;
    quote: string;
    note: string;
    documentName: string;
  }) => sought === '' || `E${number}\n${quote}\n${note}\n${documentName}`.toLowerCase().includes(sought);
};

function Moments({
  moments,
  claims,
}: {
  readonly moments: readonly Moment[];
  readonly claims: readonly BoardClaim[];
}) {
  const [selected, setSelected] = usePlaceState<string | null>('claims moment', null);
  const element = useRef<HTMLDivElement>(null);
  const reveal = useRef<Reveal | null>(null);
  const navigation = useNavigation();
  const { wish, board } = useBoard(claims, element, reveal);
  const at = moments.find(({ key }) => key === selected) ?? moments[0];
  return (
    <>
      <VirtualList
        label="Chronology"
        items={moments}
        keyOf={({ key }) => key}
        columns={MOMENT_COLUMNS}
        selected={at?.key ?? null}
        onSelect={({ key }) => setSelected(key)}
        rowHeight={32}
        autoFocus
      />
      {at?.kind === 'claim' && (
        <ClaimInspector
          key={at.key}
          id={at.claim.id}
          wish={wish}
          board={board}
          onOpen={() => navigation.go({ place: 'claims', id: at.claim.id })}
        />
      )}
      {at?.kind === 'evidence' && (
        <Inspector title={`E${at.number}`}>
          <EvidenceInspector id={at.evidence.id} />
        </Inspector>
      )}
    </>
  );
}

function Nothing({ side }: { readonly side: Side }) {
  return side === 'dated' ? (
    <Empty title="Nothing has a date yet">
      A claim gets its date in the inspector, as precisely as it is known: a year, a month or a day. Evidence
      gets the date of what it speaks of.
    </Empty>
  ) : (
    <Empty title="Everything has a date" />
  );
}
