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

/** A mention that waits for a decision, at its place in the text. */
export type PlacedMention = Suggestion & {
  readonly page: number;
  readonly start: number;
  readonly end: number;
};

/** Mentions of a document that wait for a decision, and the one that is looked at. */
export interface Mentions {
  readonly waiting: readonly PlacedMention[];
  readonly picked: PlacedMention | null;
  readonly readOnly: boolean;
  /** Looks at the mention of a mark; answers false when the mark is none. */
  readonly pick: (mark: string) => boolean;
  /** The mention after or before the one that is looked at; from a page when none is. */
  readonly step: (by: 1 | -1, page: number) => PlacedMention | null;
  readonly decide: (state: 'accepted' | 'rejected') => void;
  readonly drop: () => void;
}

/** The id of a mention's mark. */
export const markOf = ({ key }: Pick<Suggestion, 'key'>): string => `${PREFIX}${key}`;

/** Asks for the mentions that wait in a document, in reading order. */
export function useMentions(document: Document): Mentions {
  const readOnly = useProject()?.readOnly ?? false;
  const decision = useAction('mentions.decide');
  const [key, setKey] = useState<string | null>(null);
  const asked = useQuery(
    'mentions.suggest',
    { documentId: document.id, kinds: [...KINDS], limit: MOST },
    TABLES,
  );
  const waiting = useMemo(
    () => (asked.status === 'ready' ? asked.value.suggestions.flatMap(placed).sort(inOrder) : []),
    [asked],
  );
  const picked = waiting.find(mention => mention.key === key) ?? null;
  const pick = useCallback((mark: string) => {
    const isMention = mark.startsWith(PREFIX);
    setKey(isMention ? mark.slice(PREFIX.length) : null);
    return isMention;
  }, []);
  const step = (by: 1 | -1, page: number) => {
    const next = picked
      ? waiting[waiting.indexOf(picked) + by]
      : by === 1
        ? waiting.find(mention => mention.page >= page)
        : waiting.findLast(mention => mention.page <= page);
    if (next) setKey(next.key);
    return next ?? null;
  };
  const decide = async (state: 'accepted' | 'rejected') => {
    if (!picked || readOnly) return;
    const { key: _key, name: _name, file: _file, snippet: _snippet, ...spot } = picked;
    const next = waiting[waiting.indexOf(picked) + 1];
    const done = await decision.run({ state, mentions: [spot] });
    if (done.ok) setKey(next?.page === picked.page ? next.key : null);
  };
  return {
    waiting,
    picked,
    readOnly,
    pick,
    step,
    decide: state => void decide(state),
    drop: useCallback(() => setKey(null), []),
  };
}

function placed(mention: Suggestion): PlacedMention[] {
  const { page, start, end } = mention;
  return page === undefined || start === undefined || end === undefined
    ? []
    : [{ ...mention, page, start, end }];
}

const inOrder = (left: PlacedMention, right: PlacedMention): number =>
  left.page - right.page || left.start - right.start;
