import { useEffect, useMemo, useState } from 'react';
import type { Claim } from '../../../electron/shared/contract/claims.ts';
import type { Role } from '../../../electron/shared/contract/common.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { dayAndTime } from '../../text/format.ts';
import { CLAIM_STATUS, ROLE_SIGN, ROLE_WORDS } from '../../text/words.ts';
import { Button, DraftField, Inspector, Section, Segments, SelectField } from '../../ui/index.ts';
import { EvidenceFinder } from '../entities/Finders.tsx';
import { ClaimFigures } from '../trade/ClaimFigures.tsx';
import { weigh } from './rules.ts';
import { STATUSES } from './StatusMark.tsx';
import type { BoardWork, LinkWish } from './use-board.ts';

const LINK_FIELD = 'claim-link-field';
const ROLES: readonly Role[] = ['supports', 'contradicts', 'context'];

interface Props {
  readonly claim: Claim;
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly wish: LinkWish | null;
  readonly board: BoardWork;
}

/** The selected claim: evidence to link, status, note, what is counted, and the way to delete it. */
export function ClaimInspector({ claim, evidence, wish, board }: Props) {
  return (
    <Inspector
      title={`C${claim.number}`}
      tools={
        <Button
          small
          look="quiet"
          icon="edit"
          words="Sentence"
          keys="enter"
          onClick={() => board.edit(claim.id)}
        />
      }
    >
      <Section>
        <p dir="auto">{claim.text}</p>
        <p className="muted small">
          Made {dayAndTime(claim.createdAt)}
          {claim.author && `, ${claim.author}`}
        </p>
      </Section>
      <Section title="Link evidence">
        <LinkForm claim={claim} wish={wish} board={board} />
      </Section>
      <Section title={`Weighing C${claim.number}`}>
        <div className="column">
          <p className="second">{weigh(claim, evidence)} Plumbline counts; you decide.</p>
          <SelectField
            label="Status"
            value={claim.status}
            choices={STATUSES.map(value => ({ value, words: CLAIM_STATUS[value] }))}
            onChange={status => void board.work.edit(claim.id, { status })}
          />
          <DraftField
            key={claim.id}
            label="Note"
            rows={2}
            stored={claim.note}
            onSave={note => void board.work.edit(claim.id, { note })}
          />
        </div>
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
    </Inspector>
  );
}

function LinkForm({ claim, wish, board }: Omit<Props, 'evidence'>) {
  const [role, setRole] = useState<Role>(wish?.role ?? 'supports');
  const without = useMemo(() => new Set<string>(claim.links.map(({ evidenceId }) => evidenceId)), [claim]);
  useEffect(() => {
    if (!wish) return;
    setRole(wish.role);
    document.getElementById(LINK_FIELD)?.focus();
  }, [wish]);
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
