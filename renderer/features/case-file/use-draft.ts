import { useCallback, useEffect, useRef, useState } from 'react';

const PAUSE_MS = 500;

/** What is being typed, saved when the typing pauses or the field is left. */
export interface Draft {
  readonly text: string;
  readonly set: (text: string) => void;
  /** Saves at once. */
  readonly flush: () => void;
}

/**
 * Keeps what is typed apart from what is stored, and saves it after half a second's pause. A change from elsewhere
 * (undo) is taken over unless there is typing that is not saved yet.
 */
export function useDraft(stored: string, save: (text: string) => void): Draft {
  const [text, setText] = useState(stored);
  const [known, setKnown] = useState(stored);
  if (stored !== known) {
    setKnown(stored);
    if (text === known) setText(stored);
  }
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly run: () => void } | null>(
    null,
  );
  const flush = useCallback(() => {
    const now = waiting.current;
    waiting.current = null;
    if (!now) return;
    clearTimeout(now.timer);
    now.run();
  }, []);
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  const set = useCallback(
    (next: string) => {
      setText(next);
      if (waiting.current) clearTimeout(waiting.current.timer);
      const run = () => latest.current(next);
      waiting.current = { timer: setTimeout(flush, PAUSE_MS), run };
    },
    [flush],
  );
  useEffect(() => flush, [flush]);
  return { text, set, flush };
}
