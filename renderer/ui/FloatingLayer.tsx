import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from 'zustand';
import { EvidenceCard } from './EvidenceCard.tsx';
import { closeFloating, floating, leaveEvidenceCard, stayOnCard } from './floating.ts';
import { MenuList } from './MenuList.tsx';

const GAP = 4;

/** Draws the menu or card that floats. Mounted once, in the frame. */
export function FloatingLayer() {
  const shown = useStore(floating, state => state.shown);
  useEffect(() => {
    if (!shown) return;
    const outside = (event: PointerEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      if (!target?.closest('.floating')) floating.setState({ shown: null });
    };
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      closeFloating();
    };
    const scrolled = (event: Event) => {
      const target = event.target instanceof Element ? event.target : null;
      if (!target?.closest('.floating')) floating.setState({ shown: null });
    };
    window.addEventListener('pointerdown', outside, true);
    window.addEventListener('keydown', press, true);
    window.addEventListener('scroll', scrolled, true);
    return () => {
      window.removeEventListener('pointerdown', outside, true);
      window.removeEventListener('keydown', press, true);
      window.removeEventListener('scroll', scrolled, true);
    };
  }, [shown]);
  if (!shown) return null;
  return (
    <Beside anchor={shown.anchor} key={shown.kind === 'evidence' ? shown.id : shown.label}>
      {shown.kind === 'menu' ? (
        <MenuList label={shown.label} entries={shown.entries} onClose={closeFloating} />
      ) : (
        // The card only stays open under the pointer; everything in it can be reached by the chip's keys.
        <div role="tooltip" onPointerEnter={stayOnCard} onPointerLeave={leaveEvidenceCard}>
          <EvidenceCard id={shown.id} />
        </div>
      )}
    </Beside>
  );
}

/** Puts its content below an element, or above it where there is no room, always inside the window. */
function Beside({ anchor, children }: { anchor: Element; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ left: 0, top: 0 });
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const place = () => {
      const target = anchor.getBoundingClientRect();
      const { width, height } = element.getBoundingClientRect();
      const below = target.bottom + GAP;
      const top = below + height <= innerHeight - GAP ? below : Math.max(GAP, target.top - GAP - height);
      const left = Math.max(GAP, Math.min(target.left, innerWidth - width - GAP));
      setAt(old => (old.left === left && old.top === top ? old : { left, top }));
    };
    place();
    const observer = new ResizeObserver(place);
    observer.observe(element);
    return () => observer.disconnect();
  }, [anchor]);
  return createPortal(
    <div className="floating" ref={box} style={at}>
      {children}
    </div>,
    document.body,
  );
}
