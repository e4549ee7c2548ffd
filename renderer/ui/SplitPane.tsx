import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import { usePlaceState } from '../navigation/hooks.ts';

/** Two panes side by side with a handle between them. The width holds while the place is open. */
export function SplitPane({
  name,
  first,
  second,
  width = 260,
  least = 196,
  most = 480,
}: {
  /** Names the pane for the handle: `Width of the list`. */
  readonly name: string;
  readonly first: ReactNode;
  readonly second: ReactNode;
  readonly width?: number;
  readonly least?: number;
  readonly most?: number;
}) {
  const [wide, setWide] = usePlaceState(`width ${name}`, width);
  const dragged = useRef<{ readonly x: number; readonly wide: number } | null>(null);
  const set = (value: number) => setWide(Math.round(Math.min(most, Math.max(least, value))));
  const start = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    dragged.current = { x: event.clientX, wide };
  };
  const move = (event: PointerEvent) => {
    if (dragged.current) set(dragged.current.wide + event.clientX - dragged.current.x);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') set(wide - 16);
    else if (event.key === 'ArrowRight') set(wide + 16);
    else return;
    event.preventDefault();
  };
  return (
    <div className="split">
      <div className="column" style={{ width: wide, flex: 'none', minHeight: 0, gap: 0 }}>
        {first}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a separator that can be moved has no element of its own */}
      <div
        className="split-handle"
        role="separator"
        aria-orientation="vertical"
        aria-label={name}
        aria-valuenow={wide}
        aria-valuemin={least}
        aria-valuemax={most}
        tabIndex={0}
        onPointerDown={start}
        onPointerMove={move}
        onPointerUp={() => {
          dragged.current = null;
        }}
        onKeyDown={press}
      />
      <div className="place-main">{second}</div>
    </div>
  );
}
