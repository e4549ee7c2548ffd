import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { EvidenceChip } from '../../ui/index.ts';
import { firstClaim } from './evidence-marks.ts';

/** Height of a line, as the style sheet has it. */
const LINE = 30;

/** The evidence of a page or table, one a line. A document may have thousands: only those that are seen are drawn. */
export function EvidenceHere({ items }: { readonly items: readonly Evidence[] }) {
  const list = useRef<HTMLUListElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => list.current?.closest('.scroll') ?? null,
    estimateSize: () => LINE,
    overscan: 20,
  });
  const seen = virtual.getVirtualItems();
  const above = seen[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (seen.at(-1)?.end ?? 0);
  return (
    <ul className="here" ref={list} style={{ paddingTop: above, paddingBottom: below }}>
      {seen.map(({ index, key }) => {
        const item = items[index];
        return item && <Line key={key} item={item} />;
      })}
    </ul>
  );
}

function Line({ item }: { readonly item: Evidence }) {
  const { id, number, state, place, documentName, quote, language, translation } = item;
  const claim = firstClaim(item);
  return (
    <li>
      <EvidenceChip
        {...{ id, number, state, place, documentName }}
        {...(claim ? { role: claim.role } : {})}
      />
      <span className="ellipsis grow" lang={language || undefined} dir="auto">
        {quote || 'Area'}
        {translation && <span className="muted"> “{translation}”</span>}
      </span>
      {claim && <span className="chip claim">{claim.label}</span>}
    </li>
  );
}
