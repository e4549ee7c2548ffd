import type { Claim } from '../../../electron/shared/contract/claims.ts';
import type { Role } from '../../../electron/shared/contract/common.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { useOpenEvidence } from '../../navigation/hooks.ts';
import { HANDLING, INFORMATION_GRADE, ROLE_SIGN, ROLE_WORDS, SOURCE_GRADE } from '../../text/words.ts';
import {
  Button,
  DraftField,
  Grade,
  HandlingMark,
  Inspector,
  Section,
  Segments,
  translationWords,
} from '../../ui/index.ts';
import { type ClaimLink, weigh } from './rules.ts';
import type { BoardWork } from './use-board.ts';

const TO: Readonly<Record<Role, string>> = { supports: 'for', contradicts: 'against', context: 'context to' };
const ROLES: readonly Role[] = ['supports', 'contradicts', 'context'];

/** The focused evidence in the light of its claim: quote, what it does there and why, its grades. */
export function LinkInspector({
  claim,
  link,
  full,
  evidence,
  board,
}: {
  readonly claim: Claim;
  readonly link: ClaimLink;
  readonly full: Evidence | undefined;
  readonly evidence: ReadonlyMap<string, Evidence>;
  readonly board: BoardWork;
}) {
  const open = useOpenEvidence();
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
      {full && <Grades full={full} />}
      <Section title={`Weighing C${claim.number}`}>
        <p className="second">{weigh(claim, evidence)} Plumbline counts; you decide.</p>
      </Section>
    </Inspector>
  );
}

function Grades({ full }: { full: Evidence }) {
  const { sourceGrade, informationGrade, handling } = full;
  return (
    <Section title="Grades">
      <dl className="pairs">
        <dt className="second">Source</dt>
        <dd>
          {sourceGrade ? SOURCE_GRADE[sourceGrade] : 'Not graded'} <Grade source={sourceGrade} />
        </dd>
        <dt className="second">Information</dt>
        <dd>
          {informationGrade ? INFORMATION_GRADE[informationGrade] : 'Not graded'}{' '}
          <Grade information={informationGrade} />
        </dd>
        <dt className="second">Handling</dt>
        <dd>
          {HANDLING[handling].words} <HandlingMark handling={handling} />
        </dd>
      </dl>
    </Section>
  );
}
