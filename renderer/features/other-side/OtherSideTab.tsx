import { type ReactNode, useMemo, useState } from 'react';
import type { OtherSide } from '../../../electron/shared/contract/other-side.ts';
import type { ClaimId } from '../../../electron/shared/kernel/ids.ts';
import { useProject, useQuery } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { usePlaceState } from '../../navigation/hooks.ts';
import { Ask, Button, ClaimChip, FilterField, Inspector, LinkButton } from '../../ui/index.ts';
import { StatusMark } from '../claims/StatusMark.tsx';
import { CiteDialog } from './CiteDialog.tsx';
import { AlternativeLine, CitationLine, ContraryLine } from './OtherSideLines.tsx';
import { OtherSidePane } from './OtherSidePane.tsx';
import { OTHER_SIDE_TABLES } from './use-other-side.ts';
import './other-side.css';

/** What speaks against the case: contrary evidence, other explanations, what was searched and not found, what nobody has asked. */
export function OtherSideTab() {
  const query = useQuery('otherSide.get', {}, OTHER_SIDE_TABLES);
  const readOnly = useProject()?.readOnly ?? false;
  const [filter, setFilter] = usePlaceState('other side filter', '');
  const [recording, setRecording] = useState(false);
  useCommands(
    () => [
      {
        id: 'other-side.record',
        words: 'Record a search',
        group: 'Claims',
        keys: ['s'],
        run: () => setRecording(true),
      },
      {
        id: 'other-side.filter',
        words: 'Filter the other side',
        group: 'Claims',
        keys: ['/'],
        run: () => document.querySelector<HTMLElement>('[data-filter=other-side]')?.focus(),
      },
    ],
    [],
  );
  return (
    <>
      <div className="toolbar">
        <FilterField
          label="Filter the other side"
          data-filter="other-side"
          value={filter}
          onChange={setFilter}
        />
        <span className="grow" />
        <Button
          small
          look="primary"
          icon="search"
          words="Record a search"
          keys="s"
          disabled={readOnly}
          onClick={() => setRecording(true)}
        />
      </div>
      <Ask query={query} what="Reading the other side">
        {side => <Whole side={side} filter={filter} />}
      </Ask>
      {recording && <CiteDialog onClose={() => setRecording(false)} />}
    </>
  );
}

/** Keeps what holds the words of the filter, anywhere. */
const fitting = <T,>(list: readonly T[], filter: string): readonly T[] => {
  const needle = filter.trim().toLowerCase();
  return needle === '' ? list : list.filter(one => JSON.stringify(one).toLowerCase().includes(needle));
};

function Whole({ side, filter }: { readonly side: OtherSide; readonly filter: string }) {
  const [asking, setAsking] = usePlaceState<ClaimId | null>('other side claim', null);
  const unquestioned = side.unquestioned.find(({ id }) => id === asking) ?? side.unquestioned[0];
  const board = useQuery('claims.board', {}, ['claim']);
  const texts = useMemo(
    () =>
      new Map<string, string>(
        (board.status === 'ready' ? board.value : []).map(({ id, text }) => [id, text]),
      ),
    [board],
  );
  const { contrary, alternatives, searches, unknown } = useMemo(
    () => ({
      contrary: fitting(side.contrary, filter),
      alternatives: fitting(side.alternatives, filter),
      searches: fitting(side.searches, filter),
      unknown: fitting(side.unknown, filter),
    }),
    [side, filter],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what only scrolls must be reached by keys too
    <div className="scroll os" tabIndex={0}>
      <Part
        title="Nobody has asked"
        count={side.unquestioned.length}
        empty="Every claim has been questioned."
      >
        {side.unquestioned.length > 0 && (
          <>
            <p className="second">
              Nothing speaks against these claims, no other explanation is written down and no search is
              recorded. A hostile reader begins here.
            </p>
            <Limited
              list={side.unquestioned}
              line={({ id, number, status }) => (
                <div key={id} className="os-asked">
                  <ClaimChip id={id} number={number} />
                  <span className="grow" dir="auto">
                    {texts.get(id)}
                  </span>
                  <StatusMark status={status} />
                  <Button
                    small
                    words="Question it"
                    aria-label={`Question it: claim ${number}`}
                    aria-pressed={unquestioned?.id === id}
                    onClick={() => setAsking(id)}
                  />
                </div>
              )}
            />
          </>
        )}
      </Part>
      <Part title="Evidence against" count={contrary.length} empty="No evidence is linked against a claim.">
        <Limited
          list={contrary}
          line={one => <ContraryLine key={`${one.evidenceId} ${one.claim.id}`} contrary={one} named />}
        />
      </Part>
      <Part
        title="Other explanations"
        count={alternatives.length}
        empty="None written down. A claim can be made the other explanation of one."
      >
        <Limited list={alternatives} line={one => <AlternativeLine key={one.id} alternative={one} named />} />
      </Part>
      <Part
        title="Searched"
        count={searches.length}
        empty="No search is cited. Record one, also when it finds nothing: S."
      >
        <Limited list={searches} line={one => <CitationLine key={one.id} citation={one} named />} />
      </Part>
      <Part
        title="Said to be not known"
        count={unknown.length}
        empty="No claim says that something is not known."
      >
        <Limited
          list={unknown}
          line={({ id, number, text }) => (
            <p key={id} className="os-head">
              <ClaimChip id={id} number={number} text={text} /> <span dir="auto">{text}</span>
            </p>
          )}
        />
      </Part>
      {unquestioned && (
        <Inspector title={`The other side of C${unquestioned.number}`}>
          <OtherSidePane target={{ kind: 'claim', id: unquestioned.id }} />
        </Inspector>
      )}
    </div>
  );
}

function Part({
  title,
  count,
  empty,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly empty: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="card os-part">
      <div className="card-head">
        <h2>
          {title} <span className="muted number">{count}</span>
        </h2>
      </div>
      <div className="os-body">{count === 0 ? <p className="muted">{empty}</p> : children}</div>
    </section>
  );
}

const STEP = 60;

/** The first lines of a list, and more when asked for. */
function Limited<T>({ list, line }: { readonly list: readonly T[]; readonly line: (one: T) => ReactNode }) {
  const [shown, setShown] = useState(STEP);
  return (
    <>
      {list.slice(0, shown).map(line)}
      {list.length > shown && (
        <LinkButton
          words={`Show ${Math.min(STEP, list.length - shown)} more of ${list.length}`}
          onClick={() => setShown(shown + STEP)}
        />
      )}
    </>
  );
}
