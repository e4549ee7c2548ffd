import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useServices } from '../bridge/hooks.tsx';

/** The frame's inspector element; null until it is there. */
export const InspectorSlot = createContext<HTMLElement | null>(null);

/**
 * What the place shows in the inspector: the selected thing in full, with its form. One at a time. `needed` brings the
 * inspector up where it is hidden: only for a gesture that cannot go on without its form.
 */
export function Inspector({
  title,
  tools,
  needed = false,
  children,
}: {
  readonly title: ReactNode;
  readonly tools?: ReactNode;
  readonly needed?: boolean;
  readonly children: ReactNode;
}) {
  const slot = useContext(InspectorSlot);
  const { shelf } = useServices();
  useEffect(() => {
    if (!needed) return;
    shelf.setState({ inspectorOpen: true });
    return () => shelf.setState({ inspectorOpen: false });
  }, [needed, shelf]);
  if (!slot) return null;
  return createPortal(
    <>
      <div className="inspector-head">
        <h2 className="grow ellipsis">{title}</h2>
        {tools}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what only scrolls must be reached by keys too */}
      <div className="scroll" tabIndex={0}>
        {children}
      </div>
    </>,
    slot,
  );
}

/** A part of the inspector under a small heading. */
export function Section({
  title,
  tools,
  children,
}: {
  title?: ReactNode;
  tools?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="section">
      {title && (
        <div className="section-head">
          <h3 className="grow">{title}</h3>
          {tools}
        </div>
      )}
      {children}
    </section>
  );
}
