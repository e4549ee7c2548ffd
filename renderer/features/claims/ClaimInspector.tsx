import { useEffect } from 'react';
import type { Claim } from '../../../electron/shared/contract/claims.ts';
import type { ClaimId } from '../../../electron/shared/kernel/ids.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { usePlaceState } from '../../navigation/hooks.ts';
import { dayAndTime } from '../../text/format.ts';
import { Ask, Button, DraftField, Inspector, Section, Segments } from '../../ui/index.ts';
import { GradeHistory } from '../grades/GradeHistory.tsx';
import { OtherSidePane } from '../other-side/OtherSidePane.tsx';
import { ClaimFigures } from '../trade/ClaimFigures.tsx';
import { AboutSection, PartsSection } from './ClaimRelations.tsx';
import { ClaimTraits } from './ClaimTraits.tsx';
import { HintList } from './HintBar.tsx';
import { LinkForm } from './LinkForm.tsx';
import { CLAIM_TABLES } from './tables.ts';
import type { BoardWork, LinkWish } from './use-board.ts';
import { WeighingSection } from './WeighingSection.tsx';
import { WholeSentence } from './WholeSentence.tsx';

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
        <div className="column">
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
        </div>
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
