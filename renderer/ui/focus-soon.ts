/** Puts the keyboard into what a selector finds once it is drawn: a pane that a key just opened. Returns the way to give up. */
export function focusSoon(selector: string): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
  });
  return () => cancelAnimationFrame(frame);
}
