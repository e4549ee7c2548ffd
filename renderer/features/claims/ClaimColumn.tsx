import type { Claim } from '../../../electron/shared/contract/claims.ts';
import { useNavigation } from '../../navigation/hooks.ts';
import { ROLE_SIGN } from '../../text/words.ts';
import { EvidenceChip, Grade, IconButton } from '../../ui/index.ts';
import { DropTarget } from '../entities/Backings.tsx';
import { FigureChip } from '../trade/FigureChip.tsx';
import { OriginCount, WeightMark } from './marks.tsx';
import { type ClaimLink, type COLUMNS, emptyWords, linksIn } from './rules.ts';
import type { BoardWork } from './use-board.ts';
import type { BoardClaim } from './use-board-claims.ts';

const LONGEST_PLACE = 9;

interface Props {
  readonly claim: BoardClaim;
  readonly column: (typeof COLUMNS)[number];
  readonly focusedLink: string | null;
  readonly board: BoardWork;
}

/** One side of a claim: its chips, and the place where a chip can be dropped. An empty side says so in words. */
export function ClaimColumn({ claim, column, focusedLink, board }: Props) {
  const { role, title } = column;
  const links = linksIn(claim, role);
  const pieces = claim.evidence[role];
  const origins = role === 'context' ? 0 : claim.corroboration[role];
  return (
    <DropTarget className="claim-column" onDropped={id => void board.drop(claim, id, role)}>
      <div className="claim-column-head">
        <h3 className={role}>
          {ROLE_SIGN[role]} {title} {pieces > 0 && <span className="muted number">{pieces}</span>}{' '}
          {origins > 0 && <OriginCount pieces={pieces} origins={origins} />}
        </h3>
        <IconButton
          icon="add"
          words={`Link evidence to claim ${claim.number}: ${title.toLowerCase()}`}
          onClick={() => board.askLink(claim.id, role)}
        />
      </div>
      {pieces === 0 && <p className="claim-none">{emptyWords(role, claim.searches)}</p>}
      {!claim.read && pieces > 0 && <div className="claim-unread" style={{ height: pieces * 24 }} />}
      {links.map(link => (
        <LinkLine key={link.id} link={link} claim={claim} focused={link.id === focusedLink} board={board} />
      ))}
      {claim.figures
        .filter(figure => figure.role === role)
        .map(({ id, figureId, number, title }) => (
          <FigureLine key={id} figureId={figureId} number={number} title={title} />
        ))}
    </DropTarget>
  );
}

function FigureLine({
  figureId,
  number,
  title,
}: Pick<Claim['figures'][number], 'figureId' | 'number' | 'title'>) {
  const navigation = useNavigation();
  return (
    <button
      type="button"
      className="row figure-line claim-link"
      onClick={() => navigation.go({ place: 'trade', tab: 'figures', figureId })}
    >
      <FigureChip number={number} />
      <span className="second ellipsis grow">{title}</span>
    </button>
  );
}

function LinkLine({
  link,
  claim,
  focused,
  board,
}: {
  readonly link: ClaimLink;
  readonly claim: BoardClaim;
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
        state={link.state}
        sourceGrade={link.sourceGrade}
        informationGrade={link.informationGrade}
        handling={link.handling}
        onRole={to => void board.turn(claim, link.id, to)}
        onLink={() => board.askLink(claim.id, 'supports')}
        onUnlink={() => void board.unlink(claim, link.id)}
      />
      <span className="second ellipsis grow" title={`${link.documentName}, ${link.place}`}>
        {short ? link.documentName : `${link.place}, ${link.documentName}`}
      </span>
      {link.weight && <WeightMark weight={link.weight} />}
      <Grade source={link.sourceGrade} information={link.informationGrade} />
    </div>
  );
}
