import { useMemo } from 'react';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { useServices } from '../../bridge/hooks.tsx';
import { EvidenceChip, IconButton } from '../../ui/index.ts';
import { DropTarget } from './Backings.tsx';
import { EvidenceFinder } from './Finders.tsx';

/** Evidence chosen for something that is not made yet: found by search or dropped as chips. */
export function EvidencePicks({
  label,
  picks,
  onChange,
}: {
  readonly label: string;
  readonly picks: readonly Evidence[];
  readonly onChange: (picks: readonly Evidence[]) => void;
}) {
  const { api } = useServices();
  const without = useMemo(() => new Set<string>(picks.map(({ id }) => id)), [picks]);
  const add = (evidence: Evidence) => onChange([...picks.filter(({ id }) => id !== evidence.id), evidence]);
  return (
    <DropTarget
      className="column"
      onDropped={id => void api.call('evidence.get', { id }).then(result => result.ok && add(result.value))}
    >
      <EvidenceFinder label={label} without={without} onPick={add} />
      {picks.map(evidence => (
        <span className="row" key={evidence.id}>
          <EvidenceChip id={evidence.id} number={evidence.number} place={evidence.place} form="page" />
          <span className="second small ellipsis grow" lang={evidence.language || undefined} dir="auto">
            {evidence.quote}
          </span>
          <IconButton
            icon="close"
            words={`Leave out E${evidence.number}`}
            onClick={() => onChange(picks.filter(({ id }) => id !== evidence.id))}
          />
        </span>
      ))}
    </DropTarget>
  );
}
