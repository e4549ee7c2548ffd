import { useMemo } from 'react';
import type { Backing } from '../../../electron/shared/contract/entities.ts';
import type { LinkTarget } from '../../../electron/shared/contract/evidence.ts';
import type { EvidenceId } from '../../../electron/shared/kernel/ids.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { EVIDENCE_TABLES, EvidenceChip, Grade, IconButton } from '../../ui/index.ts';
import { DropTarget, useLinkWork } from './Backings.tsx';
import { EvidenceFinder } from './Finders.tsx';

/** The evidence behind a target with its quotes, and the way to add more: by search or by dropping a chip. */
export function LinkedEvidence({
  target,
  evidence,
  label = 'Link evidence',
}: {
  readonly target: LinkTarget;
  readonly evidence: readonly Backing[];
  readonly label?: string;
}) {
  const work = useLinkWork(target);
  const without = useMemo(() => new Set<string>(evidence.map(({ evidenceId }) => evidenceId)), [evidence]);
  return (
    <DropTarget className="column" onDropped={id => void work.add(id)}>
      {evidence.length === 0 && <p className="muted">No source yet. Find one below, or drop a chip here.</p>}
      {evidence.map(backing => (
        <LinkedLine
          key={backing.evidenceId}
          backing={backing}
          onUnlink={() => void work.remove(backing.evidenceId)}
        />
      ))}
      <EvidenceFinder label={label} without={without} onPick={({ id }) => void work.add(id)} />
    </DropTarget>
  );
}

function LinkedLine({ backing, onUnlink }: { backing: Backing; onUnlink: () => void }) {
  const query = useQuery('evidence.get', { id: backing.evidenceId as EvidenceId }, EVIDENCE_TABLES);
  const full = query.status === 'ready' ? query.value : null;
  return (
    <div className="linked-line">
      <div className="row">
        <EvidenceChip
          id={backing.evidenceId}
          number={backing.number}
          role={backing.role === 'supports' ? undefined : backing.role}
          place={backing.place}
          form="page"
          {...(full && { state: full.state, documentName: full.documentName })}
          onUnlink={onUnlink}
        />
        <span className="second small ellipsis grow">{full?.documentName}</span>
        <Grade source={full?.sourceGrade} information={full?.informationGrade} />
        <IconButton icon="close" words={`Unlink E${backing.number}`} onClick={onUnlink} />
      </div>
      {full?.quote && (
        <p className="linked-quote" lang={full.language || undefined} dir="auto">
          {full.quote}
        </p>
      )}
      {full?.translation && <p className="second small">“{full.translation}”</p>}
    </div>
  );
}
