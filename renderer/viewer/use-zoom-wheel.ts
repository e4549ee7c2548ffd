import { type RefObject, useEffect, useRef } from 'react';

/** Tells by how much to enlarge when the wheel is turned with Ctrl (or two fingers spread on a pad). */
export function useZoomWheel(element: RefObject<HTMLElement | null>, onZoomBy: (by: number) => void) {
  const tell = useRef(onZoomBy);
  tell.current = onZoomBy;
  useEffect(() => {
    const turn = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      tell.current(Math.exp(-Math.max(-100, Math.min(100, event.deltaY)) / 400));
    };
    const box = element.current;
    box?.addEventListener('wheel', turn, { passive: false });
    return () => box?.removeEventListener('wheel', turn);
  }, [element]);
}
