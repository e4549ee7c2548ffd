import { useEffect, useLayoutEffect, useMemo, useState } from 'react';
import type { Claim } from '../../../electron/shared/contract/claims.ts';
import type { Role } from '../../../electron/shared/contract/common.ts';
import type { ClaimId } from '../../../electron/shared/kernel/ids.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { usePlaceState } from '../../navigation/hooks.ts';
import { dayAndTime } from '../../text/format.ts';
import { ROLE_SIGN, ROLE_WORDS } from '../../text/words.ts';
import { Ask, Button, DraftField, Inspector, Section, Segments } from '../../ui/index.ts';
import { EvidenceFinder } from '../entities/Finders.tsx';
import { GradeHistory } from '../grades/GradeHistory.tsx';
import { OtherSidePane } from '../other-side/OtherSidePane.tsx';
import { ClaimFigures } from '../trade/ClaimFigures.tsx';
import { AboutSection, PartsSection } from './ClaimRelations.tsx';
import { ClaimTraits } from './ClaimTraits.tsx';
import { HintList } from './HintBar.tsx';
import { CLAIM_TABLES } from './tables.ts';
import type { BoardWork, LinkWish } from './use-board.ts';
import { WeighingSection } from './WeighingSection.tsx';

const LINK_FIELD = 'claim-link-field';
const ROLES: readonly Role[] = ['supports', 'contradicts', 'context'];
/** Longer sentences are cut until somebody wants all of it. */
const LONG = 600;

interface Props {
  readonly id: ClaimId;
  readonly wish: LinkWish | null;
  readonly board: BoardWork;
  /** Where sentences are not written in place: opens the claim where they are. */
  readonly onOpen?: () => void;
}

/** The selected claim: what it is, evidence to link, what is counted, what it belongs to, and the way to delete it. */
export function ClaimInspector({ id, wish, board, onOpen }: Props) {
  const query = useQuery('claims.get', { id }, CLAIM_TABLES);
  const claim = query.status === 'ready' ? query.value : null;
  return (
    <Inspector
      title={claim ? `C${claim.number}` : 'Claim'}
      tools={
        onOpen ? (
          <Button small look="quiet" words="Open on the board" onClick={onOpen} />
        ) : (
          <>
            <Button small look="quiet" words="Split" keys="s" onClick={() => board.split(id)} />
            <Button
              small
              look="quiet"
              icon="edit"
              words="Sentence"
              keys="enter"
              onClick={() => board.edit(id)}
            />
          </>
        )
      }
    >
      <Ask query={query} what="Reading the claim">
        {full => <Inspected claim={full} wish={wish} board={board} />}
      </Ask>
    </Inspector>
  );
}

type Pane = 'claim' | 'other-side';

function Inspected({ claim, wish, board }: { readonly claim: Claim } & Pick<Props, 'wish' | 'board'>) {
  const [pane, setPane] = usePlaceState<Pane>('claim pane', 'claim');
  useEffect(() => {
    // The form that was asked for stands with the claim.
    if (wish) setPane('claim');
  }, [wish, setPane]);
  return (
    <>
      <Section>
        <WholeSentence text={claim.text} />
        <HintList text={claim.text} hints={claim.hints} />
        <p className="muted small">
          Made {dayAndTime(claim.createdAt)}
          {claim.author && `, ${claim.author}`}
        </p>
        <Segments<Pane>
          label="What to show of the claim"
          value={pane}
          choices={[
            { value: 'claim', words: 'Claim' },
            { value: 'other-side', words: 'Other side' },
          ]}
          onChange={setPane}
        />
      </Section>
      {pane === 'other-side' ? (
        <OtherSidePane target={{ kind: 'claim', id: claim.id }} />
      ) : (
        <ClaimPane claim={claim} wish={wish} board={board} />
      )}
    </>
  );
}

function ClaimPane({ claim, wish, board }: { readonly claim: Claim } & Pick<Props, 'wish' | 'board'>) {
  return (
    <>
      <Section title="Link evidence">
        <LinkForm claim={claim} wish={wish} board={board} />
      </Section>
      <ClaimTraits claim={claim} work={board.work} />
      <WeighingSection claim={claim} />
      <AboutSection claim={claim} work={board.work} />
      <PartsSection claim={claim} />
      <Section>
        <DraftField
          key={claim.id}
          label="Note"
          rows={2}
          stored={claim.note}
          onSave={note => void board.work.edit(claim.id, { note })}
        />
        <GradeHistory id={claim.id} />
      </Section>
      <ClaimFigures claimId={claim.id} />
      <Section>
        <Button
          small
          look="danger"
          icon="trash"
          words={`Delete C${claim.number}`}
          onClick={() => void board.remove(claim)}
        />
      </Section>
    </>
  );
}

/** The sentence; a very long one is cut until it is asked for. */
export function WholeSentence({ text }: { readonly text: string }) {
  const [all, setAll] = useState(false);
  const long = text.length > LONG;
  return (
    <>
      <p className="claim-whole" dir="auto">
        {long && !all ? `${text.slice(0, LONG)}…` : text}
      </p>
      {long && (
        <button type="button" className="link small" onClick={() => setAll(!all)}>
          {all ? 'Show less' : `Show all ${text.length.toLocaleString('en')} characters`}
        </button>
      )}
    </>
  );
}

function LinkForm({ claim, wish, board }: { readonly claim: Claim } & Pick<Props, 'wish' | 'board'>) {
  const [role, setRole] = useState<Role>(wish?.role ?? 'supports');
  const without = useMemo(() => new Set<string>(claim.links.map(({ evidenceId }) => evidenceId)), [claim]);
  // Before it is painted: what is typed right after the key belongs into the field.
  useLayoutEffect(() => {
    if (!wish) return;
    setRole(wish.role);
    document.getElementById(LINK_FIELD)?.focus();
    board.granted();
  }, [wish, board]);
  return (
    <div className="column">
      <Segments
        label="What it does"
        value={role}
        choices={ROLES.map(value => ({ value, words: `${ROLE_SIGN[value]} ${ROLE_WORDS[value]}` }))}
        onChange={setRole}
      />
      <EvidenceFinder
        label="Evidence to link"
        bare
        inputId={LINK_FIELD}
        without={without}
        onPick={({ id }) => void board.link(claim, id, role)}
        onEscape={() => board.focus({ claimId: claim.id, linkId: null })}
      />
      <p className="hint">The chip then has the keyboard: + − 0 move it between the sides.</p>
    </div>
  );
}
