import type { Role } from '../../../electron/shared/contract/common.ts';
import type { Contrary, OtherSide, SearchCitation } from '../../../electron/shared/contract/other-side.ts';
import { useServices } from '../../bridge/hooks.tsx';
import { ClaimChip, DraftField, EvidenceChip, Grade, IconButton, LinkButton } from '../../ui/index.ts';
import { StatusMark } from '../claims/StatusMark.tsx';
import { useOtherSideWork } from './use-other-side.ts';
import './other-side.css';

/** A query in quotation marks; one that has its own keeps them. */
export const quoted = (query: string): string => (/^["“]/.test(query) ? query : `“${query}”`);

const AGAINST: Role = 'contradicts';

/** Evidence that speaks against a claim, with its quote. `named`: the claim is said beside it. */
export function ContraryLine({ contrary, named }: { readonly contrary: Contrary; readonly named: boolean }) {
  const { evidenceId, number, claim, quote, translation, place, documentName, note } = contrary;
  return (
    <div className="os-line">
      <div className="os-head">
        <EvidenceChip
          id={evidenceId}
          number={number}
          role={AGAINST}
          claim={claim.number}
          place={place}
          documentName={documentName}
        />
        {named && (
          <>
            <span className="muted small">against</span>
            <ClaimChip id={claim.id} number={claim.number} />
          </>
        )}
        <span className="second small ellipsis grow" title={`${documentName}, ${place}`}>
          {documentName}, {place}
        </span>
        <Grade source={contrary.sourceGrade} information={contrary.informationGrade} />
      </div>
      <blockquote className="claim-quote contradicts" dir="auto">
        {quote || 'An area without text'}
      </blockquote>
      {translation && (
        <p className="claim-translation second" dir="auto">
          {translation}
        </p>
      )}
      {note && <p className="second small">Why: {note}</p>}
    </div>
  );
}

/** Another explanation of the same, and how far it is supported. */
export function AlternativeLine({
  alternative,
  named,
}: {
  readonly alternative: OtherSide['alternatives'][number];
  readonly named: boolean;
}) {
  const { id, number, status, text, of, supports } = alternative;
  const from = supports === 1 ? '1 independent origin' : `${supports} independent origins`;
  return (
    <div className="os-line">
      <div className="os-head">
        <ClaimChip id={id} number={number} text={text} />
        {named && (
          <>
            <span className="muted small">explains otherwise</span>
            <ClaimChip id={of.id} number={of.number} />
          </>
        )}
        <span className="grow" />
        <StatusMark status={status} />
      </div>
      <p dir="auto">{text}</p>
      <p className="second small">{supports === 0 ? 'Nothing supports it.' : `Supported from ${from}.`}</p>
    </div>
  );
}

/** A search that is cited: what was searched, in how much, and what it says nothing of. */
export function CitationLine({
  citation,
  named,
}: {
  readonly citation: SearchCitation;
  readonly named: boolean;
}) {
  const { navigation } = useServices();
  const work = useOtherSideWork();
  const { id, record, words, note, label, target, documentsSince } = citation;
  const again = () => navigation.go({ place: 'documents', tab: 'search', find: record.query });
  const forThis =
    target.kind === 'claim'
      ? () => navigation.go({ place: 'claims', id: target.id })
      : () => navigation.go({ place: 'claims', tab: 'elements', elementId: target.id });
  return (
    <div className="os-line">
      <div className="os-head">
        <span className={record.found === 0 ? 'tag' : 'tag outline'}>
          {record.found === 0 ? 'Not found' : `Found ${record.found}`}
        </span>
        <span className="strong ellipsis" dir="auto">
          {quoted(record.query)}
        </span>
        {named && (
          <span className="small">
            <span className="muted">for</span> <LinkButton words={label} onClick={forThis} />
          </span>
        )}
        <span className="grow" />
        <IconButton icon="search" words={`Search for “${record.query}” again`} onClick={again} />
        <IconButton
          icon="close"
          words={`No longer cite the search for “${record.query}”`}
          onClick={() => void work.drop(id)}
        />
      </div>
      <p className={documentsSince > 0 ? 'os-since small' : 'second small'}>{words}</p>
      <DraftField
        key={id}
        label="What it means"
        rows={2}
        stored={note}
        onSave={text => void work.note(id, text)}
      />
    </div>
  );
}
