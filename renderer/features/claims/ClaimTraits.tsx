import { type Claim, ClaimKind } from '../../../electron/shared/contract/claims.ts';
import { Confidence } from '../../../electron/shared/contract/grades.ts';
import { CLAIM_KIND, CLAIM_STATUS, CONFIDENCE } from '../../text/words.ts';
import { Section, SelectField } from '../../ui/index.ts';
import { PartialDateField } from '../../ui/PartialDateField.tsx';
import { termWords, useScales } from '../grades/use-scales.ts';
import { STATUSES } from './StatusMark.tsx';
import type { ClaimWork } from './use-claim-work.ts';

const NOT_SAID = { value: '', words: 'Not said' };
const KIND_HINT: Readonly<Record<ClaimKind, string>> = {
  fact: 'A record says so.',
  inference: 'It follows from records.',
  assessment: 'A judgement: it has a likelihood and a confidence.',
  allegation: 'Others say so.',
  unknown: 'It says that something is not known; its evidence proves nothing.',
};

interface Props {
  readonly claim: Claim;
  readonly work: ClaimWork;
}

/** What a claim is: status, kind, when, how likely and how sure. A person judges; nothing is proposed. */
export function ClaimTraits({ claim, work }: Props) {
  const edit = (patch: Parameters<ClaimWork['edit']>[1]) => void work.edit(claim.id, patch);
  return (
    <Section title="What it is">
      <div className="trait-fields">
        <SelectField
          label="Status"
          value={claim.status}
          choices={STATUSES.map(value => ({ value, words: CLAIM_STATUS[value] }))}
          onChange={status => edit({ status })}
        />
        <SelectField
          label="Kind"
          value={claim.kind ?? ''}
          choices={[
            NOT_SAID,
            ...ClaimKind.options.map(value => ({ value: value as string, words: CLAIM_KIND[value] })),
          ]}
          onChange={value => edit({ kind: value === '' ? null : ClaimKind.parse(value) })}
        />
        {claim.kind && <p className="hint wide">{KIND_HINT[claim.kind]}</p>}
        <PartialDateField
          key={`start ${claim.id}`}
          label="When, or from"
          stored={claim.startDate}
          onSave={startDate => edit({ startDate, ...(startDate === '' && { endDate: '' }) })}
        />
        <PartialDateField
          key={`end ${claim.id}`}
          label="Until"
          stored={claim.endDate}
          disabled={claim.startDate === ''}
          onSave={endDate => edit({ endDate })}
        />
        <Estimate claim={claim} work={work} />
      </div>
    </Section>
  );
}

/** Likelihood with its band, and confidence: two fields that never share a sentence. */
function Estimate({ claim, work }: Props) {
  const query = useScales();
  if (query.status !== 'ready') return null;
  const { scales, scale, confidence } = query.value;
  const own = scales.find(({ id }) => id === scale);
  const terms = own?.terms ?? [];
  const given = scales.flatMap(each => each.terms).find(({ id }) => id === claim.likelihood);
  const foreign = given && !terms.includes(given) ? [given] : [];
  const level = confidence.levels.find(({ id }) => id === claim.confidence);
  return (
    <>
      <SelectField
        label="Likelihood"
        value={claim.likelihood ?? ''}
        choices={[
          NOT_SAID,
          ...terms.map(term => ({ value: term.id as string, words: termWords(term) })),
          ...foreign.map(term => ({ value: term.id as string, words: `${termWords(term)}, other scale` })),
        ]}
        onChange={value => void work.edit(claim.id, { likelihood: value === '' ? null : value })}
      />
      <SelectField
        label="Confidence"
        value={claim.confidence ?? ''}
        choices={[
          NOT_SAID,
          ...Confidence.options.map(value => ({ value: value as string, words: CONFIDENCE[value] })),
        ]}
        onChange={value =>
          void work.edit(claim.id, { confidence: value === '' ? null : Confidence.parse(value) })
        }
      />
      {level && <p className="hint wide">{level.meaning}</p>}
      <p className="hint wide">
        {own?.title}. Likelihood is about the claim, confidence about what it rests on; they never share a
        sentence.
      </p>
    </>
  );
}
