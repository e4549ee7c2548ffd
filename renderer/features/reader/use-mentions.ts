import { useCallback, useMemo, useState } from 'react';
import type { Document } from '../../../electron/shared/contract/documents.ts';
import type { MentionKind, Suggestion } from '../../../electron/shared/contract/mentions.ts';
import { useAction, useProject, useQuery } from '../../bridge/hooks.tsx';

const TABLES = ['mention', 'entity', 'statement', 'page', 'reading'];
/** What is underlined: names and identifiers. Dates, amounts and the like stand on every line; their list has them. */
const KINDS: readonly MentionKind[] = ['entity', 'inn', 'ogrn', 'uscc', 'iban', 'bic', 'lei', 'imo'];
/** More than this are left to the list of mentions. */
const MOST = 2000;
const PREFIX = 'mention ';

/** Mentions of a document that wait for a decision, and the one that is looked at. */
export interface Mentions {
  /** In reading order: each is one page or row, with all its places there. */
  readonly waiting: readonly Suggestion[];
  readonly picked: Suggestion | null;
  /** Which of its places was pointed at. */
  readonly place: number;
  readonly readOnly: boolean;
  /** Looks at the mention of a mark; answers false when the mark is none. */
  readonly pick: (mark: string) => boolean;
  /** Looks at a mention that may be none of the first ones: a long table has more. */
  readonly look: (mention: Suggestion, place: number) => void;
  /** The mention after or before the one that is looked at; from a page when none is. */
  readonly step: (by: 1 | -1, page: number) => Suggestion | null;
  readonly decide: (state: 'accepted' | 'rejected') => void;
  readonly drop: () => void;
}

/** The id of the mark at one place of a mention. */
export const markOf = ({ key }: Pick<Suggestion, 'key'>, place: number): string => `${PREFIX}${place} ${key}`;

/** How a mention is drawn. */
export const lookOfMention = ({ picked }: Pick<Mentions, 'picked'>, mention: Suggestion) =>
  mention.key === picked?.key ? 'mention-now' : 'mention';

interface Picked {
  readonly key: string;
  readonly place: number;
  readonly mention?: Suggestion;
}

/** Asks for the mentions that wait in a document, or in some rows of it, in reading order. */
export function useWaiting(
  document: Document,
  rows?: readonly [first: number, last: number],
): readonly Suggestion[] {
  const asked = useQuery(
    'mentions.suggest',
    { documentId: document.id, kinds: [...KINDS], limit: MOST, ...(rows && { rows: [...rows] }) },
    TABLES,
  );
  return useMemo(
    () =>
      asked.status === 'ready'
        ? asked.value.suggestions.filter(({ places }) => places.length > 0).sort(inOrder)
        : [],
    [asked],
  );
}

/** The mentions of a document, and what can be done about them. */
export function useMentions(document: Document): Mentions {
  const readOnly = useProject()?.readOnly ?? false;
  const decision = useAction('mentions.decide');
  const [now, setNow] = useState<Picked | null>(null);
  const waiting = useWaiting(document);
  const picked = waiting.find(mention => mention.key === now?.key) ?? now?.mention ?? null;
  const pick = useCallback((mark: string) => {
    const isMention = mark.startsWith(PREFIX);
    const [place = '', ...key] = isMention ? mark.slice(PREFIX.length).split(' ') : [];
    setNow(isMention ? { key: key.join(' '), place: Number(place) } : null);
    return isMention;
  }, []);
  const step = (by: 1 | -1, page: number) => {
    const next = picked
      ? waiting[waiting.indexOf(picked) + by]
      : by === 1
        ? waiting.find(mention => (mention.page ?? page) >= page)
        : waiting.findLast(mention => (mention.page ?? page) <= page);
    if (next) setNow({ key: next.key, place: 0 });
    return next ?? null;
  };
  const decide = async (state: 'accepted' | 'rejected') => {
    // A second quick press is not another decision about the same mention.
    if (!picked || readOnly || decision.busy) return;
    const { key: _key, name: _name, file: _file, snippet: _snippet, places: _places, ...spot } = picked;
    const next = waiting[waiting.indexOf(picked) + 1];
    const done = await decision.run({ state, mentions: [spot] });
    if (done.ok) setNow(next && samePlace(next, picked) ? { key: next.key, place: 0 } : null);
  };
  return {
    waiting,
    picked,
    place: now?.place ?? 0,
    readOnly,
    pick,
    look: useCallback((mention, place) => setNow({ key: mention.key, place, mention }), []),
    step,
    decide: state => void decide(state),
    drop: useCallback(() => setNow(null), []),
  };
}

const samePlace = (left: Suggestion, right: Suggestion): boolean =>
  left.page === right.page && left.row === right.row;

const inOrder = (left: Suggestion, right: Suggestion): number =>
  (left.page ?? 0) - (right.page ?? 0) ||
  (left.row ?? 0) - (right.row ?? 0) ||
  (left.places[0]?.column ?? 0) - (right.places[0]?.column ?? 0) ||
  (left.places[0]?.start ?? 0) - (right.places[0]?.start ?? 0);
