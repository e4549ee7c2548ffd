import { type Role, Weight } from '../../../electron/shared/contract/common.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { useOpenEvidence } from '../../navigation/hooks.ts';
import { ROLE_SIGN, ROLE_WORDS, WEIGHT } from '../../text/words.ts';
import {
  Button,
  DraftField,
  EVIDENCE_TABLES,
  Inspector,
  LinkButton,
  Section,
  Segments,
  translationWords,
} from '../../ui/index.ts';
import { GradeSection } from '../grades/GradeSection.tsx';
import type { ClaimLink } from './rules.ts';
import type { BoardWork } from './use-board.ts';
import type { BoardClaim } from './use-board-claims.ts';
import { WeighingSection } from './WeighingSection.tsx';

const TO: Readonly<Record<Role, string>> = { supports: 'for', contradicts: 'against', context: 'context to' };
const ROLES: readonly Role[] = ['supports', 'contradicts', 'context'];

/** The focused evidence in the light of its claim: quote, what it does there and why, its grades. */
export function LinkInspector({
  claim,
  link,
  board,
}: {
  readonly claim: BoardClaim;
  readonly link: ClaimLink;
  readonly board: BoardWork;
}) {
  const open = useOpenEvidence();
  const query = useQuery('evidence.get', { id: link.evidenceId }, EVIDENCE_TABLES);
  const full = query.status === 'ready' ? query.value : undefined;
  return (
    <Inspector
      title={
        <>
          E{link.number}{' '}
          <span className="muted">
            {TO[link.role]} C{claim.number}
          </span>
        </>
      }
      tools={
        <Button
          small
          look="quiet"
          icon="document"
          words="Open page"
          keys="o"
          onClick={() => void open(link.evidenceId)}
        />
      }
    >
      <Section>
        <p className="second small">
          <span className="strong">{link.documentName}</span> {link.place}
        </p>
        <p className={`claim-quote ${link.role}`} lang={full?.language || undefined} dir="auto">
          {link.quote || 'An area of the page, without text.'}
        </p>
        {full?.translation && (
          <p className="second claim-translation">
            “{full.translation}” <span className="muted">{translationWords(full)}</span>
          </p>
        )}
        {full?.note && <p className="small">{full.note}</p>}
      </Section>
      <Section title={`What it does to C${claim.number}`}>
        <div className="column">
          <Segments
            label={`What it does to C${claim.number}`}
            value={link.role}
            choices={ROLES.map(value => ({ value, words: `${ROLE_SIGN[value]} ${ROLE_WORDS[value]}` }))}
            onChange={role => void board.turn(claim, link.id, role)}
          />
          <WeightField link={link} board={board} />
          <DraftField
            key={link.id}
            label="Why"
            aside="printed beside it"
            rows={2}
            stored={link.note}
            onSave={note => void board.work.editLink(link.id, { note })}
          />
          <div>
            <Button
              small
              look="quiet"
              words={`Unlink from C${claim.number}`}
              keys="delete"
              onClick={() => void board.unlink(claim, link.id)}
            />
          </div>
        </div>
      </Section>
      {full && <GradeSection evidence={full} />}
      <WeighingSection claim={claim} />
    </Inspector>
  );
}

/** How much the evidence weighs for the claim, as a person judges it. */
function WeightField({ link, board }: { readonly link: ClaimLink; readonly board: BoardWork }) {
  const give = (weight: Weight | null) => void board.work.editLink(link.id, { weight });
  return (
    <div className="field">
      <span className="label">
        Weight <span className="muted">how much it counts here</span>
      </span>
      <div className="row">
        <Segments
          label="Weight"
          value={link.weight ?? null}
          choices={Weight.options.map(value => ({ value, words: WEIGHT[value] }))}
          onChange={give}
        />
        {link.weight && <LinkButton words="Clear" onClick={() => give(null)} />}
      </div>
    </div>
  );
}
