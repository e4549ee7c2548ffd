import { type RefObject, useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { ShownPages } from './selection-dom.ts';
import type { TextStretch } from './selection-offsets.ts';

/** Keys that make or change a selection, rather than do something with it. */
const SELECTING = /^(Shift|Control|Alt|Meta|Home|End|Arrow.*|Page.*)$/;

/** Reports what a person selected: after the pointer is lifted, or when the keyboard rests or goes on to a command. Null when nothing is. */
export function useTextSelection(
  root: RefObject<HTMLElement | null>,
  shown: ShownPages,
  onSelect: (stretches: readonly TextStretch[] | null) => void,
) {
  useRangeSelection(root, range => onSelect(range && shown.stretches(range)));
}

/** The same for any element: reports the range that is selected in it. */
export function useRangeSelection(
  root: RefObject<HTMLElement | null>,
  onRange: (range: Range | null) => void,
) {
  const report = useRef(onRange);
  report.current = onRange;
  useEffect(() => {
    const element = root.current;
    return element ? watchSelection(element, range => report.current(range)) : undefined;
  }, [root]);
}

function watchSelection(root: HTMLElement, report: (range: Range | null) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let dragging = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Range | null = null;
  const read = () => {
    clearTimeout(timer);
    timer = undefined;
    const range = selectedRange(root);
    if (sameRange(range, last)) return;
    last = range?.cloneRange() ?? null;
    report(range);
  };
  const readIn = (wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(read, wait);
  };
  // A key that answers to a selection finds it read, however soon it comes: `selectionchange` itself may still be on its way.
  const key = (event: KeyboardEvent) => {
    if (dragging || SELECTING.test(event.key) || !holdsSelection(root)) return;
    if (timer !== undefined || selectedRange(root)) flushSync(read);
  };
  const press = (event: PointerEvent) => {
    dragging = event.button === 0;
    last = null;
    root.classList.toggle('pv-selecting', dragging);
  };
  const lift = () => {
    if (!dragging) return;
    dragging = false;
    root.classList.remove('pv-selecting');
    read();
    // The browser clears a selection that was clicked into only after this event.
    readIn(0);
  };
  const change = () => {
    if (dragging) holdFloor(root);
    else if (holdsSelection(root)) readIn(120);
  };
  root.addEventListener('pointerdown', press, { signal });
  window.addEventListener('pointerup', lift, { signal });
  window.addEventListener('blur', lift, { signal });
  document.addEventListener('selectionchange', change, { signal });
  document.addEventListener('keydown', key, { signal, capture: true });
  return () => {
    clearTimeout(timer);
    stop.abort();
  };
}

function sameRange(a: Range | null, b: Range | null): boolean {
  if (!a || !b) return a === b;
  return (
    a.compareBoundaryPoints(Range.START_TO_START, b) === 0 &&
    a.compareBoundaryPoints(Range.END_TO_END, b) === 0
  );
}

/** Typing in a form moves the window's selection away: that is not the reader's doing. */
function holdsSelection(root: HTMLElement): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || root.contains(active);
}

/** The range that is selected in the root, if it is not empty. */
export function selectedRange(root: HTMLElement): Range | null {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  return range.intersectsNode(root) ? range : null;
}

/**
 * Words are laid absolutely, so between lines a drag falls on the layer itself and would jump to its end. An invisible
 * floor is kept right after the word that the pointer reached last, and takes those falls.
 */
function holdFloor(root: HTMLElement) {
  const selection = document.getSelection();
  const node = selection?.focusNode;
  const span = node?.nodeType === Node.TEXT_NODE ? node.parentElement : null;
  const layer = span?.closest<HTMLElement>('.pv-words');
  if (!selection || !span || !layer || !root.contains(layer)) return;
  const floor = layer.querySelector<HTMLElement>(':scope > .pv-floor') ?? makeFloor();
  if (isBackward(selection)) layer.insertBefore(floor, span);
  else layer.insertBefore(floor, span.nextSibling);
}

function isBackward(selection: Selection): boolean {
  if (!selection.anchorNode || !selection.focusNode) return false;
  const range = document.createRange();
  range.setStart(selection.anchorNode, selection.anchorOffset);
  range.setEnd(selection.focusNode, selection.focusOffset);
  return range.collapsed;
}

function makeFloor(): HTMLElement {
  const floor = document.createElement('div');
  floor.className = 'pv-floor';
  return floor;
}
