import type { Claim } from '../../../electron/shared/contract/claims.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { ROLE_SIGN } from '../../text/words.ts';
import { EvidenceChip, Grade, IconButton } from '../../ui/index.ts';
import { DropTarget } from '../entities/Backings.tsx';
import { type ClaimLink, type COLUMNS, linksIn } from './rules.ts';
import type { BoardWork } from './use-board.ts';

const LONGEST_PLACE = 9;

interface Props {
  readonly claim: Claim;
  readonly column: (typeof COLUMNS)[number];
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly focusedLink: string | null;
  readonly board: BoardWork;
}

/** One side of a claim: its chips, and the place where a chip can be dropped. An empty side says so in words. */
export function ClaimColumn({ claim, column, evidence, focusedLink, board }: Props) {
  const { role, title, empty } = column;
  const links = linksIn(claim, role);
  return (
    <DropTarget className="claim-column" onDropped={id => void board.drop(claim, id, role)}>
      <div className="claim-column-head">
        <h3 className={role}>
          {ROLE_SIGN[role]} {title} {links.length > 0 && <span className="muted number">{links.length}</span>}
        </h3>
        <IconButton
          icon="add"
          words={`Link evidence to claim ${claim.number}: ${title.toLowerCase()}`}
          onClick={() => board.askLink(claim.id, role)}
        />
      </div>
      {links.length === 0 && <p className="claim-none">{empty}</p>}
      {links.map(link => (
        <LinkLine
          key={link.id}
          link={link}
          claim={claim}
          full={evidence.get(link.evidenceId)}
          focused={link.id === focusedLink}
          board={board}
        />
      ))}
    </DropTarget>
  );
}

function LinkLine({
  link,
  claim,
  full,
  focused,
  board,
}: {
  readonly link: ClaimLink;
  readonly claim: Claim;
  readonly full: Evidence | undefined;
  readonly focused: boolean;
  readonly board: BoardWork;
}) {
  const short = link.place.length <= LONGEST_PLACE;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the chip inside is the control; the line only widens it
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same is done by focusing the chip
    <div
      className="claim-link"
      data-link={link.id}
      onClick={() => board.focus({ claimId: claim.id, linkId: link.id })}
      onFocus={() => board.note({ claimId: claim.id, linkId: link.id })}
    >
      <EvidenceChip
        id={link.evidenceId}
        number={link.number}
        role={link.role}
        claim={claim.number}
        documentName={link.documentName}
        place={link.place}
        form={short ? 'page' : 'short'}
        selected={focused}
        {...(full && {
          state: full.state,
          sourceGrade: full.sourceGrade,
          informationGrade: full.informationGrade,
          handling: full.handling,
        })}
        onRole={to => void board.turn(claim, link.id, to)}
        onLink={() => board.askLink(claim.id, 'supports')}
        onUnlink={() => void board.unlink(claim, link.id)}
      />
      <span className="second ellipsis grow" title={`${link.documentName}, ${link.place}`}>
        {short ? link.documentName : `${link.place}, ${link.documentName}`}
      </span>
      <Grade source={full?.sourceGrade} information={full?.informationGrade} />
    </div>
  );
}
