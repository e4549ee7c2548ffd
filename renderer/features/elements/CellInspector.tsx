import { useEffect } from 'react';
import type { MatrixClaim, MatrixRow } from '../../../electron/shared/contract/elements.ts';
import type { ClaimId } from '../../../electron/shared/kernel/ids.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { usePlaceState } from '../../navigation/hooks.ts';
import { ROLE_SIGN } from '../../text/words.ts';
import { Ask, Button, EvidenceChip, focusSoon, Inspector, Section, Segments } from '../../ui/index.ts';
import { COLUMNS, linksIn } from '../claims/rules.ts';
import { StatusMark } from '../claims/StatusMark.tsx';
import { OtherSidePane } from '../other-side/OtherSidePane.tsx';
import { useElementWork } from './use-elements.ts';
import type { MatrixActs, MatrixWish } from './use-matrix.ts';

interface Props {
  readonly row: MatrixRow;
  readonly claim: ClaimId;
  readonly answer: MatrixClaim | undefined;
  readonly wish: MatrixWish | null;
  readonly acts: MatrixActs;
}

type Pane = 'evidence' | 'other-side';

/** A cell of the matrix: the claim with its evidence and its other side, and whether it answers the element. */
export function CellInspector({ row, claim: id, answer, wish, acts }: Props) {
  const query = useQuery('claims.get', { id }, ['claim', 'link', 'evidence', 'answer']);
  const work = useElementWork();
  const [pane, setPane] = usePlaceState<Pane>('matrix claim pane', 'evidence');
  useEffect(() => {
    if (wish?.form !== 'search' || wish.at !== row.id) return;
    setPane('other-side');
    return focusSoon('#cite-search-field');
  }, [wish, row.id, setPane]);
  return (
    <Ask query={query} what="Reading the claim">
      {claim => (
        <Inspector
          title={`C${claim.number} for ${row.code}`}
          tools={<Button small words="Open claim" keys="enter" onClick={() => acts.openClaim(id)} />}
        >
          <Section>
            <div className="column">
              <p dir="auto">{claim.text}</p>
              <div className="row">
                <StatusMark status={claim.status} />
                <span className="second small">{answering(row, answer)}</span>
              </div>
              {!answer?.part && (
                <span className="mx-cell-tools">
                  <Button
                    small
                    words={answer ? 'It does not answer it' : 'It answers the element'}
                    keys="space"
                    onClick={() => void (answer ? work.unanswer(id, row.id) : work.answer(id, row.id))}
                  />
                </span>
              )}
              <Segments<Pane>
                label="What to show of the claim"
                value={pane}
                choices={[
                  { value: 'evidence', words: 'Evidence' },
                  { value: 'other-side', words: 'Other side' },
                ]}
                onChange={setPane}
              />
            </div>
          </Section>
          {pane === 'other-side' && <OtherSidePane target={{ kind: 'claim', id }} />}
          {pane === 'evidence' &&
            COLUMNS.map(({ role, title }) => (
              <Section key={role} title={`${ROLE_SIGN[role]} ${title}`}>
                {linksIn(claim, role).length === 0 && <p className="muted">Nothing linked.</p>}
                {linksIn(claim, role).map(link => (
                  <div key={link.id} className="mx-link">
                    <EvidenceChip
                      id={link.evidenceId}
                      number={link.number}
                      role={role}
                      claim={claim.number}
                      place={link.place}
                      documentName={link.documentName}
                    />
                    <span className="second small ellipsis" title={`${link.documentName}, ${link.place}`}>
                      {link.documentName}, {link.place}
                    </span>
                    <span className="mx-quote small" dir="auto">
                      {link.quote}
                    </span>
                  </div>
                ))}
              </Section>
            ))}
        </Inspector>
      )}
    </Ask>
  );
}

function answering({ code, title }: MatrixRow, answer: MatrixClaim | undefined): string {
  const element = `${code}, “${title}”`;
  if (!answer) return `Does not answer ${element}.`;
  if (answer.part) return `Answers ${element} as a part of a claim that does.`;
  if (!answer.counts) return `Answers ${element}, but its evidence does not count.`;
  return `Answers ${element}.`;
}
