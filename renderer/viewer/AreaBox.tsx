import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { Rectangle } from '../../electron/shared/contract/anchor.ts';
import { boxStyle, keepOnPage } from './geometry.ts';
import type { Size } from './page-source.ts';

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The area that was drawn: arrows move it, Shift and arrows size it, Ctrl makes the steps ten points. */
export function AreaBox(props: {
  readonly rectangle: Rectangle;
  readonly size: Size;
  readonly growing: boolean;
  readonly onChange: (rectangle: Rectangle) => void;
}) {
  const { rectangle, size, growing, onChange } = props;
  const box = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!growing) box.current?.focus({ preventScroll: true });
  }, [growing]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const [dx, dy] = step.map(part => part * (event.ctrlKey || event.metaKey ? 10 : 1)) as [number, number];
    const { x, y, width, height } = rectangle;
    const next = event.shiftKey
      ? { x, y, width: Math.max(3, width + dx), height: Math.max(3, height + dy) }
      : { x: x + dx, y: y + dy, width, height };
    onChange(keepOnPage(next, size));
  };
  const words = `Marked area, ${Math.round(rectangle.width)} by ${Math.round(rectangle.height)} points. Arrows move it, Shift and arrows size it.`;
  return (
    <button
      ref={box}
      type="button"
      className="pv-area-box"
      style={boxStyle(rectangle, size)}
      aria-label={words}
      onKeyDown={onKeyDown}
    />
  );
}
