import { useCallback, useEffect, useState } from 'react';
import type { Document } from '../../../electron/shared/contract/documents.ts';
import { useApi } from '../../bridge/hooks.tsx';
import { findIn, type Hit } from './find.ts';

/** What is looked for, where it stands, and which place is shown now (-1 before the first step). */
export interface Find {
  readonly words: string;
  readonly hits: readonly Hit[];
  readonly at: number;
  readonly done: boolean;
  readonly look: (words: string) => void;
  /** Goes to the next (1) or previous (-1) place; the last is followed by the first. */
  readonly step: (by: 1 | -1) => void;
}

const TYPING = 60;
const NONE = { for: '', hits: [] as readonly Hit[], at: -1 };

/**
 * Looks for words while they are typed, and goes from place to place. Another `reading` is looked through anew; `onHit` is
 * told where to look.
 */
export function useFind(
  document: Document,
  reading: string | undefined,
  first: string,
  startPage: () => number,
  onHit: (hit: Hit) => void,
): Find {
  const api = useApi();
  const [words, look] = useState(first);
  const [found, setFound] = useState(NONE);
  /** A step that was asked for before it was known where the words stand. */
  const [awaited, setAwaited] = useState<1 | -1 | null>(null);
  // What was found for other words is neither shown, counted nor gone to.
  const done = words.trim() === '' || found.for === words;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a note about the document does not change what is found
  useEffect(() => {
    if (words.trim() === '') return setFound(NONE);
    let gone = false;
    const timer = setTimeout(async () => {
      const hits = await findIn(api, document, words);
      if (!gone) setFound({ for: words, hits, at: -1 });
    }, TYPING);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [api, document.id, reading, words]);

  const step = useCallback(
    (by: 1 | -1) => {
      setAwaited(done ? null : by);
      const { hits, at } = done ? found : NONE;
      if (hits.length === 0) return;
      const next = at < 0 ? firstFrom(hits, startPage(), by) : (at + by + hits.length) % hits.length;
      const hit = hits[next];
      setFound({ ...found, at: next });
      if (hit) onHit(hit);
    },
    [found, done, startPage, onHit],
  );
  useEffect(() => {
    if (done && awaited !== null) step(awaited);
  }, [done, awaited, step]);
  const lookAnew = useCallback((typed: string) => {
    setAwaited(null);
    look(typed);
  }, []);
  const { hits, at } = done ? found : NONE;
  return { words, hits, at, done, look: lookAnew, step };
}

/** The first step goes to a place on or after the page that is read. */
function firstFrom(hits: readonly Hit[], page: number, by: 1 | -1): number {
  const next = hits.findIndex(hit => hit.row !== undefined || hit.page >= page);
  if (by === 1) return Math.max(0, next);
  return next <= 0 ? hits.length - 1 : next - 1;
}
