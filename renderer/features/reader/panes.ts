const FOCUSABLE = '[tabindex="0"]';

/** Puts the keyboard on the page that is read; false while it is not drawn. */
export const focusPage = (): boolean => focusFirst('#first-page .reader-desk', FOCUSABLE);

/** Puts the keyboard into what stands beside the page: its form or document, or the choice of one. */
export const focusBeside = (): boolean =>
  focusFirst('#beside .beside-form, #beside .reader-desk', FOCUSABLE) || focusFirst('#beside', 'input');

/** Puts the keyboard on the document whose tools hold an element. */
export const focusDeskOf = (tool: Element): void =>
  tool.closest('.reader')?.querySelector<HTMLElement>(`.reader-desk ${FOCUSABLE}`)?.focus();

function focusFirst(pane: string, selector: string): boolean {
  const element = document.querySelector(pane)?.querySelector<HTMLElement>(selector);
  element?.focus();
  return element !== null && element !== undefined;
}
