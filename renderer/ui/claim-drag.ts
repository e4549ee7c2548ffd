import { z } from 'zod';
import { ClaimId } from '../../electron/shared/kernel/ids.ts';

/** Type under which a dragged claim travels. */
export const CLAIM_DRAG = 'application/x-plumbline-claim';

const Dragged = z.object({ id: ClaimId, number: z.number() });

/** A dragged claim. */
export type DraggedClaim = z.infer<typeof Dragged>;

/** Puts a claim on a drag: dropped on text it becomes its citation, on an element its answer, in an outline it moves. */
export function writeClaimDrag(transfer: DataTransfer, { id, number }: DraggedClaim): void {
  const dragged: DraggedClaim = { id, number };
  transfer.setData(CLAIM_DRAG, JSON.stringify(dragged));
  transfer.setData('text/plain', `[C${dragged.number}]`);
  transfer.effectAllowed = 'all';
}

/** The claim of a drop, or null when something else was dropped. */
export function readClaimDrag(transfer: DataTransfer): DraggedClaim | null {
  const text = transfer.getData(CLAIM_DRAG);
  if (!text) return null;
  try {
    return Dragged.parse(JSON.parse(text));
  } catch {
    // Anything may be dropped on a window.
    return null;
  }
}
