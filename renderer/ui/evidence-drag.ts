import { z } from 'zod';
import { EvidenceId } from '../../electron/shared/kernel/ids.ts';

/** Type under which a dragged evidence chip travels. */
export const EVIDENCE_DRAG = 'application/x-plumbline-evidence';

const Dragged = z.object({ id: EvidenceId, number: z.number() });

/** A dragged piece of evidence. */
export type DraggedEvidence = z.infer<typeof Dragged>;

/** Puts evidence on a drag; dropped on text it becomes its citation. */
export function writeEvidenceDrag(transfer: DataTransfer, dragged: DraggedEvidence): void {
  transfer.setData(EVIDENCE_DRAG, JSON.stringify(dragged));
  transfer.setData('text/plain', `[E${dragged.number}]`);
  transfer.effectAllowed = 'copyLink';
}

/** The evidence of a drop, or null when something else was dropped. */
export function readEvidenceDrag(transfer: DataTransfer): DraggedEvidence | null {
  const text = transfer.getData(EVIDENCE_DRAG);
  if (!text) return null;
  try {
    return Dragged.parse(JSON.parse(text));
  } catch {
    // Anything may be dropped on a window.
    return null;
  }
}
