import { type DragEvent, type ReactNode, useState } from 'react';
import type { Role } from '../../../electron/shared/contract/common.ts';
import type { Backing } from '../../../electron/shared/contract/entities.ts';
import type { LinkTarget } from '../../../electron/shared/contract/evidence.ts';
import type { EvidenceId } from '../../../electron/shared/kernel/ids.ts';
import { useServices } from '../../bridge/hooks.tsx';
import { leaves } from '../../ui/drag-leave.ts';
import { EVIDENCE_DRAG, EvidenceChip, readEvidenceDrag } from '../../ui/index.ts';

/** Ways to change which evidence stands behind a target. Problems go to the frame's own notice. */
export interface LinkWork {
  readonly add: (evidenceId: EvidenceId, role?: Role) => Promise<void>;
  readonly role: (evidenceId: EvidenceId, role: Role) => Promise<void>;
  readonly remove: (evidenceId: EvidenceId) => Promise<void>;
}

/** Links and unlinks evidence of one target. */
export function useLinkWork(target: LinkTarget): LinkWork {
  const { api, shelf } = useServices();
  const linkOf = async (evidenceId: EvidenceId) => {
    const found = await api.call('evidence.get', { id: evidenceId });
    if (!found.ok) return shelf.setState({ problem: found.problem });
    return found.value.links.find(link => link.target.kind === target.kind && link.target.id === target.id);
  };
  return {
    add: async (evidenceId, role = 'supports') => {
      const result = await api.call('links.add', { evidenceId, target, role });
      if (!result.ok) shelf.setState({ problem: result.problem });
    },
    role: async (evidenceId, role) => {
      const link = await linkOf(evidenceId);
      const result = link && (await api.call('links.edit', { id: link.id, patch: { role } }));
      if (result && !result.ok) shelf.setState({ problem: result.problem });
    },
    remove: async evidenceId => {
      const link = await linkOf(evidenceId);
      const result = link && (await api.call('links.remove', { id: link.id }));
      if (result && !result.ok) shelf.setState({ problem: result.problem });
    },
  };
}

/** The chips behind a value, relation or entity; “no source” in words where there is none. */
export function Backings({
  target,
  evidence,
  form = 'short',
}: {
  readonly target: LinkTarget;
  readonly evidence: readonly Backing[];
  readonly form?: 'short' | 'page';
}) {
  const work = useLinkWork(target);
  if (evidence.length === 0) return <span className="no-source">no source</span>;
  return evidence.map(({ evidenceId, number, role, place }) => (
    <EvidenceChip
      key={evidenceId}
      id={evidenceId}
      number={number}
      place={place}
      form={form}
      // Behind a value support goes without saying; only what speaks against it carries its sign.
      role={role === 'supports' ? undefined : role}
      onRole={to => void work.role(evidenceId, to)}
      onUnlink={() => void work.remove(evidenceId)}
    />
  ));
}

/** Takes a dropped chip: shows that it may be dropped here, and links it. */
export function DropTarget({
  onDropped,
  className = '',
  children,
}: {
  readonly onDropped: (evidenceId: EvidenceId) => void;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const [over, setOver] = useState(false);
  const fits = (event: DragEvent) => event.dataTransfer.types.includes(EVIDENCE_DRAG);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: every drop has an equal in the inspector's finder
    <div
      className={over ? `${className} drop-over` : className}
      onDragOver={event => {
        if (!fits(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'link';
        setOver(true);
      }}
      onDragLeave={event => {
        if (leaves(event)) setOver(false);
      }}
      onDrop={event => {
        setOver(false);
        const dragged = readEvidenceDrag(event.dataTransfer);
        if (!dragged) return;
        event.preventDefault();
        event.stopPropagation();
        onDropped(dragged.id);
      }}
    >
      {children}
    </div>
  );
}
