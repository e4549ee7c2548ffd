import { memo } from 'react';
import { ClaimChip } from '../../ui/index.ts';
import { ClaimColumn } from './ClaimColumn.tsx';
import { ClaimFacts } from './ClaimFacts.tsx';
import { HintBar } from './HintBar.tsx';
import { type BoardFocus, COLUMNS } from './rules.ts';
import { SentenceField } from './Sentence.tsx';
import { SplitBox } from './SplitBox.tsx';
import { StatusButton } from './StatusMark.tsx';
import type { BoardWork } from './use-board.ts';
import type { BoardClaim } from './use-board-claims.ts';

interface Props {
  readonly claim: BoardClaim;
  /** Where the keyboard stands in it; null while it is elsewhere. */
  readonly focus: BoardFocus | null;
  readonly editing: boolean;
  readonly splitting: boolean;
  readonly marked: boolean;
  readonly board: BoardWork;
}

/** A claim: its sentence, what it is, its status in a word, and what stands for, against and around it. */
export const ClaimCard = memo(function ClaimCard(props: Props) {
  const { claim, focus, editing, splitting, marked, board } = props;
  const here = focus !== null;
  return (
    <article
      className={['claim-card', here && 'active', marked && 'marked'].filter(Boolean).join(' ')}
      data-claim={claim.id}
      aria-label={`Claim ${claim.number}: ${claim.text.slice(0, LONGEST_NAME)}${marked ? ', marked' : ''}`}
      tabIndex={here ? 0 : -1}
      onFocus={event => {
        if (event.target === event.currentTarget) board.note({ claimId: claim.id, linkId: null });
      }}
    >
      <div className="claim-head">
        <input
          type="checkbox"
          className="claim-mark"
          aria-label={`Mark claim ${claim.number}`}
          tabIndex={-1}
          checked={marked}
          onChange={() => board.toggle(claim.id)}
        />
        <ClaimChip id={claim.id} number={claim.number} text={claim.text.slice(0, LONGEST_NAME)} />
        <div className="grow">
          {editing ? (
            <SentenceField
              label={`Sentence of claim ${claim.number}`}
              text={claim.text}
              onKeep={(text, moved, over) => void board.rewrite(claim, { text, over }, moved)}
              onLost={(text, over) => void board.work.rescue(claim, { text, over })}
              onLeave={moved => board.edit(null, moved)}
            />
          ) : (
            <Sentence claim={claim} board={board} />
          )}
          <ClaimFacts claim={claim} />
          {claim.note && <p className="second small claim-note">{claim.note}</p>}
        </div>
        <StatusButton
          number={claim.number}
          status={claim.status}
          onChange={status => void board.work.edit(claim.id, { status })}
        />
      </div>
      {splitting ? (
        <SplitBox
          claim={claim}
          onSplit={parts => void board.divide(claim, parts)}
          onLeave={() => board.split(null)}
        />
      ) : (
        <HintBar claim={claim} onSplit={() => board.split(claim.id)} />
      )}
      <div className="claim-columns">
        {COLUMNS.map(column => (
          <ClaimColumn
            key={column.role}
            claim={claim}
            column={column}
            focusedLink={here ? focus.linkId : null}
            board={board}
          />
        ))}
      </div>
    </article>
  );
});

const LONGEST_NAME = 300;

function Sentence({ claim, board }: Pick<Props, 'claim' | 'board'>) {
  return (
    <h2 className="claim-heading">
      <button
        type="button"
        className="claim-sentence"
        tabIndex={-1}
        title="Double-click or Enter to write it anew"
        dir="auto"
        onClick={() => board.focus({ claimId: claim.id, linkId: null })}
        onDoubleClick={() => board.edit(claim.id)}
      >
        {claim.text}
      </button>
    </h2>
  );
}
