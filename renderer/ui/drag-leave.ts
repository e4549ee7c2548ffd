import type { DragEvent } from 'react';

/** Whether a drag leaves a place altogether, and not only for something inside of it. */
export const leaves = ({ currentTarget, relatedTarget }: DragEvent): boolean =>
  !(relatedTarget instanceof Node && currentTarget.contains(relatedTarget));
