import { useEffect, useMemo, useRef } from 'react';
import type { OtherSide } from '../../../electron/shared/contract/other-side.ts';
import type { ClaimId } from '../../../electron/shared/kernel/ids.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { usePlaceState } from '../../navigation/hooks.ts';
import { Button, ClaimChip, Inspector } from '../../ui/index.ts';
import { StatusMark } from '../claims/StatusMark.tsx';
import { AlternativeLine, CitationLine, ContraryLine } from './OtherSideLines.tsx';
import { OtherSidePane } from './OtherSidePane.tsx';
import { Limited, Part } from './Part.tsx';

/** Keeps what holds the words of the filter, anywhere. */
const fitting = <T,>(list: readonly T[], filter: string): readonly T[] => {
  const needle = filter.trim().toLowerCase();
  return needle === '' ? list : list.filter(one => JSON.stringify(one).toLowerCase().includes(needle));
};

/** All parts of the other side that hold the words of the filter, and the claim that is being questioned beside them. */
export function OtherSideWhole({ side, filter }: { readonly side: OtherSide; readonly filter: string }) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Whoever comes by keys goes on by keys.
    if (document.activeElement === document.body) element.current?.focus({ preventScroll: true });
  }, []);
  const [asking, setAsking] = usePlaceState<ClaimId | null>('other side claim', null);
  const unquestioned = side.unquestioned.find(({ id }) => id === asking) ?? side.unquestioned[0];
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
    <section className="scroll os" tabIndex={0} ref={element} aria-label="The other side">
      <Unquestioned claims={side.unquestioned} asking={unquestioned?.id} onAsk={setAsking} />
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
    </section>
  );
}

/** Claims that nobody has questioned, each with the way to. */
function Unquestioned({
  claims,
  asking,
  onAsk,
}: {
  readonly claims: OtherSide['unquestioned'];
  readonly asking: ClaimId | undefined;
  readonly onAsk: (id: ClaimId) => void;
}) {
  const board = useQuery('claims.board', {}, ['claim']);
  const texts = useMemo(
    () =>
      new Map<string, string>(
        (board.status === 'ready' ? board.value : []).map(({ id, text }) => [id, text]),
      ),
    [board],
  );
  return (
    <Part title="Nobody has asked" count={claims.length} empty="Every claim has been questioned.">
      {claims.length > 0 && (
        <>
          <p className="second">
            Nothing speaks against these claims, no other explanation is written down and no search is
            recorded. A hostile reader begins here.
          </p>
          <Limited
            list={claims}
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
                  aria-pressed={asking === id}
                  onClick={() => onAsk(id)}
                />
              </div>
            )}
          />
        </>
      )}
    </Part>
  );
}
