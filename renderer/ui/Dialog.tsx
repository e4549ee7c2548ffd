import { Dialog as BlueprintDialog } from '@blueprintjs/core';
import { type ReactNode, useId } from 'react';
import { IconButton } from './Button.tsx';
import { useReturnFocus } from './use-return-focus.ts';

/** A dialog: only where a choice is needed before anything else. Esc and the cross close it; focus returns to its opener. */
export function Dialog({
  title,
  onClose,
  children,
  foot,
  className = '',
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly foot?: ReactNode;
  readonly className?: string;
}) {
  const id = useId();
  useReturnFocus();
  return (
    <BlueprintDialog
      isOpen
      onClose={onClose}
      className={className}
      aria-labelledby={id}
      autoFocus={false}
      transitionDuration={0}
    >
      <div className="dialog-head">
        <h2 id={id} className="grow">
          {title}
        </h2>
        <IconButton icon="close" words="Close" onClick={onClose} />
      </div>
      <div className="dialog-body" ref={takeFocus} tabIndex={-1}>
        {children}
      </div>
      {foot && <div className="dialog-foot">{foot}</div>}
    </BlueprintDialog>
  );
}

/** Focus goes to the first control as soon as the dialog is drawn, or to the text where there is none. */
function takeFocus(body: HTMLElement | null): void {
  const first = body?.querySelector<HTMLElement>('input, textarea, select, button');
  (first ?? body)?.focus();
}
