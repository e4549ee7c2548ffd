import { ClaimId } from '../../../electron/shared/kernel/ids.ts';

/** Type under which a dragged claim travels. */
export const CLAIM_DRAG = 'application/x-plumbline-claim';

/** Puts a claim on a drag. */
export function writeClaimDrag(transfer: DataTransfer, id: ClaimId, number: number): void {
  transfer.setData(CLAIM_DRAG, id);
  transfer.setData('text/plain', `[C${number}]`);
  transfer.effectAllowed = 'move';
}

/** The claim of a drop, or null when something else was dropped. */
export function readClaimDrag(transfer: DataTransfer): ClaimId | null {
  const parsed = ClaimId.safeParse(transfer.getData(CLAIM_DRAG));
  return parsed.success ? parsed.data : null;
}
