import { useLayoutEffect, useMemo, useState } from 'react';
import type { Claim } from '../../../electron/shared/contract/claims.ts';
import type { Role } from '../../../electron/shared/contract/common.ts';
import { ROLE_SIGN, ROLE_WORDS } from '../../text/words.ts';
import { Segments } from '../../ui/index.ts';
import { EvidenceFinder } from '../entities/Finders.tsx';
import type { BoardWork, LinkWish } from './use-board.ts';

const LINK_FIELD = 'claim-link-field';
const ROLES: readonly Role[] = ['supports', 'contradicts', 'context'];

/** Links evidence to a claim: what it does there, then which. A wish to link takes the keyboard here. */
export function LinkForm({
  claim,
  wish,
  board,
}: {
  readonly claim: Claim;
  readonly wish: LinkWish | null;
  readonly board: BoardWork;
}) {
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
