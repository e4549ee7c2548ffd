import { useEffect, useMemo, useState } from 'react';
import type { Citable, CommentThread } from '../../../electron/shared/contract/sections.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { EVIDENCE_TABLES } from '../../ui/index.ts';
import { ENTITY_TABLES } from '../entities/Finders.tsx';
import { STALE_TABLES } from '../trade/tables.ts';
import { Book } from './book.ts';

/** What the citations rest on. */
export const CASE_TABLES: readonly string[] = [
  ...new Set([...EVIDENCE_TABLES, ...ENTITY_TABLES, ...STALE_TABLES, 'claim', 'link', 'case_file']),
];

/** What all sections of the case file share: what they can cite, and which comments are open. */
export interface Shared {
  readonly list: readonly Citable[];
  readonly byRef: ReadonlyMap<string, Citable>;
  readonly citables: Book<Citable>;
  readonly threads: readonly CommentThread[];
  /** By thread: whether it is open. */
  readonly open: Book<boolean>;
}

const NONE: readonly never[] = [];

/** What all sections share, kept fresh. */
export function useShared(): Shared & { readonly ask: () => void } {
  const citable = useQuery('sections.citable', {}, CASE_TABLES);
  const comments = useQuery('sections.comments', {}, ['section', 'section_comment', 'case_file']);
  const [citables] = useState(() => new Book<Citable>());
  const [open] = useState(() => new Book<boolean>());
  // After every save both are asked for again; what reads the same is the same, so that a thousand footnotes are not drawn anew.
  const list = useSame(citable.status === 'ready' ? citable.value : NONE);
  const threads = useSame(comments.status === 'ready' ? comments.value : NONE);
  const byRef = useMemo(() => new Map(list.map(each => [each.ref, each])), [list]);
  useEffect(() => citables.set(byRef), [citables, byRef]);
  useEffect(
    () => open.set(new Map(threads.map(({ thread, resolved }) => [thread, !resolved]))),
    [open, threads],
  );
  const { retry: ask } = citable;
  return useMemo(
    () => ({ list, byRef, citables, threads, open, ask }),
    [list, byRef, citables, threads, open, ask],
  );
}

/** The value as it was first given, for as long as those given later read the same. */
function useSame<T>(now: T): T {
  const [kept, keep] = useState(now);
  if (kept === now) return kept;
  if (JSON.stringify(kept) === JSON.stringify(now)) return kept;
  keep(now);
  return now;
}
