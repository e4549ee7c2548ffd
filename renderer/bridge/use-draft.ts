import { useCallback, useEffect, useRef, useState } from 'react';
import { useServices } from './hooks.tsx';

const PAUSE_MS = 500;

/** What is being typed, saved when the typing pauses, when the field is left, and before the project is closed. */
export interface Draft {
  readonly text: string;
  readonly set: (text: string) => void;
  /** Saves at once. */
  readonly flush: () => void;
  /** Forgets typing that is not saved yet. */
  readonly drop: () => void;
  /** What another window or an undo stored while this was being typed; null when nothing is in the way. */
  readonly other: string | null;
}

interface Waiting {
  readonly timer: ReturnType<typeof setTimeout> | undefined;
  readonly run: () => void;
}

/**
 * Keeps what is typed apart from what is stored, and saves it after half a second's pause (only when the field is left
 * with `whenLeft`). A change from elsewhere (undo, another window) is taken over unless there is typing that is not
 * saved yet: that is never replaced.
 */
export function useDraft(stored: string, save: (text: string) => void, whenLeft = false): Draft {
  const { drafts } = useServices();
  const [{ text, known, sent, other }, setState] = useState({
    text: stored,
    known: stored,
    sent: stored,
    other: null as string | null,
  });
  if (stored !== known) {
    const untouched = text === known || text === stored;
    setState(old => ({
      ...old,
      known: stored,
      ...(untouched ? { text: stored, other: null } : stored === sent ? {} : { other: stored }),
    }));
  }
  const waiting = useRef<Waiting | null>(null);
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  const take = useCallback(() => {
    const now = waiting.current;
    waiting.current = null;
    clearTimeout(now?.timer);
    return now;
  }, []);
  const flush = useCallback(() => take()?.run(), [take]);
  const set = useCallback(
    (next: string) => {
      setState(old => ({ ...old, text: next }));
      take();
      const run = () => {
        setState(old => ({ ...old, sent: next, other: null }));
        latest.current(next);
      };
      waiting.current = { timer: whenLeft ? undefined : setTimeout(flush, PAUSE_MS), run };
    },
    [flush, take, whenLeft],
  );
  const drop = useCallback(() => {
    take();
    setState(old => ({ ...old, text: old.known, other: null }));
  }, [take]);
  useEffect(() => {
    const remove = drafts.add(flush);
    return () => {
      remove();
      flush();
    };
  }, [drafts, flush]);
  return { text, set, flush, drop, other };
}
