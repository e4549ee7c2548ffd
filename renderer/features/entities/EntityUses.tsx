import type { Entity } from '../../../electron/shared/contract/entities.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import type { EvidenceId } from '../../../electron/shared/kernel/ids.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { CLAIM_STATUS } from '../../text/words.ts';
import { Button, ClaimChip, EVIDENCE_TABLES, EvidenceChip } from '../../ui/index.ts';
import { CLAIM_TABLES } from '../claims/tables.ts';
import { useLinkWork } from './Backings.tsx';
import { claimsAbout, evidenceOf, onlyNaming } from './rules.ts';

/** Where the entity stands in the case: claims about it, evidence linked to it, and evidence that only names it. */
export function EntityUses({ entity }: { entity: Entity }) {
  const claims = useQuery('claims.board', {}, CLAIM_TABLES);
  const evidence = useQuery('evidence.list', {}, EVIDENCE_TABLES);
  const all = evidence.status === 'ready' ? evidence.value : [];
  const about = claims.status === 'ready' ? claimsAbout(entity, claims.value, all) : [];
  const linked = new Set<string>(evidenceOf(entity).map(({ evidenceId }) => evidenceId));
  const naming = onlyNaming(entity, all);
  return (
    <>
      <section className="section" aria-label="Claims">
        <h2 className="section-title section-head">
          Claims <span className="muted small number">{about.length || ''}</span>
        </h2>
        {about.length === 0 && <p className="muted">No claim names it or rests on its evidence.</p>}
        {about.map(({ claim, named }) => (
          <p className="use-row" key={claim.id}>
            <ClaimChip id={claim.id} number={claim.number} text={claim.text} />
            <span className="grow use-quote">
              <span dir="auto">{claim.text}</span>
              <span className="muted small">
                {CLAIM_STATUS[claim.status]}
                {!named && ', does not name it but rests on its evidence'}
              </span>
            </span>
          </p>
        ))}
      </section>
      <section className="section" aria-label="Evidence">
        <h2 className="section-title section-head">
          Evidence <span className="muted small number">{linked.size || ''}</span>
        </h2>
        {linked.size === 0 && <p className="muted">No evidence is linked to it yet.</p>}
        {all
          .filter(({ id }) => linked.has(id))
          .map(one => (
            <Line key={one.id} evidence={one} />
          ))}
      </section>
      {naming.length > 0 && (
        <section className="section" aria-label="Named, but not linked">
          <h2 className="section-title section-head">
            Named here, not linked <span className="muted small number">{naming.length}</span>
          </h2>
          {naming.map(one => (
            <Line key={one.id} evidence={one} linkTo={entity.id} />
          ))}
        </section>
      )}
    </>
  );
}

function Line({ evidence, linkTo }: { evidence: Evidence; linkTo?: Entity['id'] }) {
  const { id, number, place, state, quote, language, documentName } = evidence;
  return (
    <div className="use-row">
      <EvidenceChip id={id} number={number} place={place} state={state} form="page" />
      <span className="grow use-quote">
        <span lang={language || undefined} dir="auto">
          {quote || 'An area without text'}
        </span>
        <span className="muted small">{documentName}</span>
      </span>
      {linkTo && <LinkButtonOf entityId={linkTo} evidenceId={id} number={number} />}
    </div>
  );
}

function LinkButtonOf(props: {
  readonly entityId: Entity['id'];
  readonly evidenceId: EvidenceId;
  readonly number: number;
}) {
  const work = useLinkWork({ kind: 'entity', id: props.entityId });
  return (
    <Button
      small
      look="quiet"
      icon="link"
      words="Link"
      aria-label={`Link E${props.number} to this entity`}
      onClick={() => void work.add(props.evidenceId)}
    />
  );
}
