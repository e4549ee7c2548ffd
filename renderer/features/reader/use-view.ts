import { useCallback, useRef, useState } from 'react';
import type { View } from './desk.ts';

const FIRST_VIEW: View = {
  mode: 'text',
  zoom: { fit: 'width' },
  turn: 0,
  thumbs: true,
  single: false,
  trueColours: false,
};

/** How a document is being read, and the ways to change it. `thumbs`: whether there is room for its pages at first. */
export function useView(thumbs: boolean) {
  const [view, setView] = useState<View>(() => ({ ...FIRST_VIEW, thumbs }));
  const factor = useRef(1);
  const onView = useCallback((patch: Partial<View>) => setView(old => ({ ...old, ...patch })), []);
  const onZoomBy = useCallback(
    (by: number) => {
      // Two quick presses enlarge twice, though the pages tell their new factor only once they are drawn.
      factor.current = zoomed(factor.current, by);
      onView({ zoom: { factor: factor.current } });
    },
    [onView],
  );
  const onFactor = useCallback((now: number) => {
    factor.current = now;
  }, []);
  return { view, onView, onZoomBy, onFactor };
}

/** A zoom factor enlarged by a share, within what can be shown. */
const zoomed = (factor: number, by: number): number =>
  Math.min(6, Math.max(0.05, Math.round(factor * by * 100) / 100));
