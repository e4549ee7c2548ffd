import './print.css';
import { type ReactNode, useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useProject } from '../../bridge/hooks.tsx';
import { dayAndTime } from '../../text/format.ts';

/**
 * What goes to the printer: a heading with the case, the time and what was left out, and the content. It is drawn beside
 * the window's own content, seen by the printer alone, and printed as soon as it is ready.
 */
export function PrintPaper({
  title,
  narrowed,
  wide = false,
  ready = true,
  onDone,
  children,
}: {
  readonly title: string;
  /** What narrowed the content, in words. */
  readonly narrowed: string;
  /** On paper turned sideways. */
  readonly wide?: boolean;
  readonly ready?: boolean;
  readonly onDone: () => void;
  readonly children: ReactNode;
}) {
  const project = useProject();
  useEffect(() => {
    if (!ready) return;
    // The next turn: by then everything is drawn.
    const timer = setTimeout(() => {
      window.print();
      onDone();
    });
    return () => clearTimeout(timer);
  }, [ready, onDone]);
  return createPortal(
    <div className={wide ? 'print-sheet wide' : 'print-sheet'}>
      <header>
        <h1>{title}</h1>
        <p>
          {project?.title}, printed {dayAndTime(new Date().toISOString())}
        </p>
        <p>{narrowed}</p>
      </header>
      {children}
    </div>,
    document.body,
  );
}
