import { spanOf } from '../../text/format.ts';
import { ClaimChip, type Column, EvidenceChip } from '../../ui/index.ts';
import { type Moment, precisionOf } from './chronology.ts';
import { Balance } from './marks.tsx';
import { StatusMark } from './StatusMark.tsx';

/** How precisely a date is known, in words. */
export const PRECISION = {
  day: 'The day is known',
  month: 'The month is known',
  year: 'Only the year is known',
} as const;

/** Columns of the chronology. How precisely a date is known is shown by a shape and said in words. */
export const MOMENT_COLUMNS: readonly Column<Moment>[] = [
  {
    id: 'when',
    title: 'When',
    width: '220px',
    cell: ({ startDate, endDate }) =>
      startDate === '' ? (
        <span className="muted">No date</span>
      ) : (
        <span className="moment-when">
          <i className={`moment-mark ${precisionOf(startDate)}`} title={PRECISION[precisionOf(startDate)]} />
          <span className="unseen">{PRECISION[precisionOf(startDate)]}: </span>
          <span className="number">{spanOf(startDate, endDate)}</span>
        </span>
      ),
  },
  {
    id: 'number',
    title: 'What',
    width: '84px',
    cell: moment =>
      moment.kind === 'claim' ? (
        <ClaimChip id={moment.claim.id} number={moment.number} />
      ) : (
        <EvidenceChip id={moment.evidence.id} number={moment.number} state={moment.evidence.state} />
      ),
  },
  {
    id: 'words',
    title: 'Sentence or quote',
    width: 'minmax(160px, 1fr)',
    cell: moment => (
      <span
        dir="auto"
        lang={(moment.kind === 'evidence' && moment.evidence.language) || undefined}
        className={moment.kind === 'evidence' ? 'second' : 'strong'}
      >
        {moment.kind === 'claim'
          ? moment.claim.text.slice(0, 400)
          : moment.evidence.quote.slice(0, 400) || 'An area of the page, without text'}
      </span>
    ),
  },
  {
    id: 'state',
    title: 'Status, or document',
    width: '150px',
    from: 700,
    cell: moment =>
      moment.kind === 'claim' ? (
        <StatusMark status={moment.claim.status} />
      ) : (
        <span className="second" title={moment.evidence.documentName}>
          {moment.evidence.documentName}
        </span>
      ),
  },
  {
    id: 'balance',
    title: 'Evidence',
    width: '210px',
    from: 1000,
    cell: moment => (moment.kind === 'claim' ? <Balance claim={moment.claim} /> : null),
  },
];
