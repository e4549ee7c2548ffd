import type { EditorView } from 'prosemirror-view';

const REACHED = 'a[href], button, input, select, textarea, summary, [tabindex]';

/**
 * Leaves a text for what Tab reaches before or behind it on the page: the browser would lead into the blocks that stand in
 * it, which have buttons of their own. Answers whether there was something.
 */
export function leaveText(way: 'forward' | 'back', view: EditorView | undefined): boolean {
  if (!view) return false;
  const { dom } = view;
  const side = way === 'forward' ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  const outside = [...dom.ownerDocument.querySelectorAll<HTMLElement>(REACHED)].filter(
    each =>
      (dom.compareDocumentPosition(each) & side) !== 0 &&
      !dom.contains(each) &&
      !each.contains(dom) &&
      each.tabIndex >= 0 &&
      !each.matches(':disabled') &&
      each.checkVisibility({ visibilityProperty: true }),
  );
  const next = way === 'forward' ? outside[0] : outside.at(-1);
  next?.focus();
  return next !== undefined;
}
