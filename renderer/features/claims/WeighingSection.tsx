import type { Claim } from '../../../electron/shared/contract/claims.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { Section } from '../../ui/index.ts';
import { sharedOrigins } from './origins.ts';
import { type Weighed, weigh } from './rules.ts';

const ORIGIN_TABLES = ['evidence', 'document', 'document_note', 'document_origin'];

/** What is counted for and against a claim, and why several pieces count as one origin. */
export function WeighingSection({ claim }: { readonly claim: Weighed & Pick<Claim, 'number'> }) {
  const query = useQuery('origins.list', {}, ORIGIN_TABLES);
  const shared = query.status === 'ready' ? sharedOrigins(claim.links, query.value) : [];
  return (
    <Section title={`Weighing C${claim.number}`}>
      <div className="column">
        <p className="second">{weigh(claim)} Plumbline counts; you decide.</p>
        {shared.map(({ key, numbers, because }) => (
          <p className="small origin-why" key={key}>
            <span className="strong number">{numbers.map(number => `E${number}`).join(', ')}</span> are one
            origin: {because}
          </p>
        ))}
      </div>
    </Section>
  );
}
