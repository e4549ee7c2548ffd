import { useMemo, useState } from 'react';
import type { MatrixRow } from '../../../electron/shared/contract/elements.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { count } from '../../text/format.ts';
import { bestMatches } from '../../ui/best-matches.ts';
import { Finder } from '../../ui/Finder.tsx';
import { ClaimChip, IconButton, Section, TextAreaField } from '../../ui/index.ts';
import { StatusMark } from '../claims/StatusMark.tsx';
import { useElementWork } from './use-elements.ts';
import type { MatrixActs } from './use-matrix.ts';

/** The claims that answer an element, the ways to more of them, and the origins that they rest on. */
export function AnswersPane({ row, acts }: { readonly row: MatrixRow; readonly acts: MatrixActs }) {
  return (
    <>
      <Section
        title={`Answered by ${row.claims.length === 0 ? 'no claim' : count(row.claims.length, 'claim')}`}
      >
        <div className="column">
          {row.claims.map(claim => (
            <Answering key={claim.id} row={row} claim={claim} acts={acts} />
          ))}
          <AnswerForm row={row} />
          <NewClaimForm row={row} />
        </div>
      </Section>
      <Section title={`Independent origins: ${row.origins.length}`}>
        {row.origins.length === 0 && <p className="muted">Nothing supports a claim that counts.</p>}
        <ol className="mx-origins">
          {row.origins.map(({ key, documents }) => (
            <li key={key}>
              {documents.map(({ id, name }) => (
                <span key={id} className="mx-document">
                  {name}
                </span>
              ))}
              {documents.length > 1 && (
                <span className="muted small">{documents.length} documents, one origin</span>
              )}
            </li>
          ))}
        </ol>
      </Section>
    </>
  );
}

function Answering({
  row,
  claim,
  acts,
}: {
  readonly row: MatrixRow;
  readonly claim: MatrixRow['claims'][number];
  readonly acts: MatrixActs;
}) {
  const work = useElementWork();
  const { id, number, text, status, supports, contradicts, context, part, counts } = claim;
  const sides = [`${supports} for`, `${contradicts} against`, ...(context > 0 ? [`${context} context`] : [])];
  const also = [...(part ? ['as a part of another claim'] : []), ...(counts ? [] : ['not counted'])];
  return (
    <div className="mx-answering">
      <div className="row">
        <ClaimChip id={id} number={number} text={text} />
        <StatusMark status={status} />
        <span className="grow" />
        <IconButton
          icon="panel"
          words={`Show claim ${number} and its evidence`}
          onClick={() => acts.go({ line: row.id, claim: id })}
        />
        <IconButton
          icon="close"
          words={`Claim ${number} does not answer it`}
          disabled={part}
          onClick={() => void work.unanswer(id, row.id)}
        />
      </div>
      <p dir="auto">{text}</p>
      <p className="second small">{[sides.join(', '), ...also].join('; ')}</p>
    </div>
  );
}

function AnswerForm({ row }: { readonly row: MatrixRow }) {
  const work = useElementWork();
  const query = useQuery('claims.board', {}, ['claim']);
  const without = useMemo(() => new Set<string>(row.claims.map(({ id }) => id)), [row.claims]);
  const all = query.status === 'ready' ? query.value.filter(({ id }) => !without.has(id)) : [];
  return (
    <Finder
      label="Answer it with a claim"
      placeholder="Number or words of a claim"
      inputId="element-answer-field"
      find={typed =>
        bestMatches(typed, all, ({ number, text }) => ({ label: `C${number}`, words: text })).map(claim => ({
          key: claim.id,
          value: claim,
          mark: <span className="strong number">C{claim.number}</span>,
          words: claim.text,
        }))
      }
      onPick={({ id }) => void work.answer(id, row.id)}
    />
  );
}

function NewClaimForm({ row }: { readonly row: MatrixRow }) {
  const work = useElementWork();
  const [text, setText] = useState('');
  const keep = () => {
    const sentence = text.replaceAll(/\s+/g, ' ').trim();
    if (sentence === '') return;
    setText('');
    void work.claim(sentence, row.id);
  };
  return (
    <TextAreaField
      data-form="claim"
      label="Or write a new claim that answers it"
      rows={2}
      value={text}
      placeholder="One assertion that can be proved or refuted"
      onChange={setText}
      hint={text === '' ? undefined : 'Enter makes the claim.'}
      onKeyDown={event => {
        if (event.nativeEvent.isComposing || event.key !== 'Enter' || event.shiftKey) return;
        event.preventDefault();
        event.stopPropagation();
        keep();
      }}
    />
  );
}
