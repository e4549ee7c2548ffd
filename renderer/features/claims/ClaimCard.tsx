import type { Claim } from '../../../electron/shared/contract/claims.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { ClaimChip } from '../../ui/index.ts';
import { ClaimColumn } from './ClaimColumn.tsx';
import { type BoardFocus, COLUMNS } from './rules.ts';
import { SentenceField } from './Sentence.tsx';
import { StatusButton } from './StatusMark.tsx';
import type { BoardWork } from './use-board.ts';

interface Props {
  readonly claim: Claim;
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly focus: BoardFocus | null;
  readonly editing: boolean;
  readonly board: BoardWork;
}

/** A claim: its sentence, its status in a word, and what stands for, against and around it. */
export function ClaimCard({ claim, evidence, focus, editing, board }: Props) {
  const here = focus?.claimId === claim.id;
  const select = () => board.focus({ claimId: claim.id, linkId: null });
  return (
    <article
      className={here ? 'claim-card active' : 'claim-card'}
      data-claim={claim.id}
      aria-label={`Claim ${claim.number}: ${claim.text}`}
      tabIndex={here ? 0 : -1}
      onFocus={event => {
        if (event.target === event.currentTarget) board.note({ claimId: claim.id, linkId: null });
      }}
    >
      <div className="claim-head">
        <ClaimChip id={claim.id} number={claim.number} text={claim.text} />
        <div className="grow">
          {editing ? (
            <SentenceField
              label={`Sentence of claim ${claim.number}`}
              text={claim.text}
              onKeep={text => void board.rewrite(claim, text)}
              onLeave={() => board.edit(null)}
            />
          ) : (
            <h2 className="claim-heading">
              <button
                type="button"
                className="claim-sentence"
                tabIndex={-1}
                title="Double-click or Enter to write it anew"
                dir="auto"
                onClick={select}
                onDoubleClick={() => board.edit(claim.id)}
              >
                {claim.text}
              </button>
            </h2>
          )}
          {claim.note && <p className="second small claim-note">{claim.note}</p>}
        </div>
        <StatusButton
          number={claim.number}
          status={claim.status}
          onChange={status => void board.work.edit(claim.id, { status })}
        />
      </div>
      <div className="claim-columns">
        {COLUMNS.map(column => (
          <ClaimColumn
            key={column.role}
            claim={claim}
            column={column}
            evidence={evidence}
            focusedLink={here ? focus.linkId : null}
            board={board}
          />
        ))}
      </div>
    </article>
  );
}
