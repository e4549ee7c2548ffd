import { useCallback, useEffect, useRef, useState } from 'react';
import type { Rectangle } from '../../../electron/shared/contract/anchor.ts';
import type { Document } from '../../../electron/shared/contract/documents.ts';
import type { Problem } from '../../../electron/shared/contract/problem.ts';
import type { EvidenceId } from '../../../electron/shared/kernel/ids.ts';
import { checkIdentifier } from '../../../electron/shared/text/identifiers.ts';
import { useApi, useServices } from '../../bridge/hooks.tsx';
import type { Shelf } from '../../bridge/shelf.ts';
import { type Draft, type DraftLink, draftOf, type Marked } from '../evidence/draft.ts';
import { keep } from '../evidence/keep.ts';
import { keepUnfinished, unfinishedOf } from './unfinished.ts';

/** What is marked, and where it stands on the pages (nothing for rows and plain text). */
export interface MarkedPlace extends Marked {
  readonly on: readonly { readonly page: number; readonly rectangles: readonly Rectangle[] }[];
  /** What was marked by a key, in words: the browser's own selection does not show it. */
  readonly note?: string;
}

/** What the quiet line says after evidence was kept, and how many actions its Undo reverses. */
export interface Said {
  readonly sentence: string;
  readonly actions: number;
  /** The last action of the log then: after any other, Undo would reverse something else. */
  readonly seq: number;
}

/** What a gesture starts: evidence alone, or evidence with a new claim, entity or value made of its words. */
export type Gesture = 'evidence' | 'claim' | 'entity' | 'value';

/** From a marked passage to kept evidence. */
export interface Marking {
  readonly marked: MarkedPlace | null;
  /** Whether something is marked, or about to be: keys answer to it at once. */
  readonly marks: boolean;
  readonly draft: Draft | null;
  readonly focus: 'links' | 'new';
  readonly busy: boolean;
  readonly problem: Problem | null;
  readonly said: Said | null;
  /** Takes what was marked, or its coming: a key that is pressed before its words are there waits for them. */
  readonly mark: (place: MarkedPlace | null | Promise<MarkedPlace | null>) => void;
  readonly begin: (gesture: Gesture) => void;
  readonly change: (draft: Draft) => void;
  readonly keepDraft: (next: boolean) => void;
  readonly keepForLastClaim: () => void;
  /** Gives evidence the marked passage as its place. */
  readonly reanchor: (id: EvidenceId) => void;
  readonly drop: () => void;
  readonly hush: () => void;
}

/** Holds what is marked and the draft made of it. `onKept` is told when something was kept, and whether to go on. */
export function useMarking(
  document: Document,
  onKept: (id: EvidenceId, next: boolean) => void,
  onDropped: () => void,
): Marking {
  const api = useApi();
  const { shelf, preferences } = useServices();
  const [begun] = useState(() => unfinishedOf(shelf, document.id));
  const [marked, setMarked] = useState<MarkedPlace | null>(begun?.marked ?? null);
  const [awaited, setAwaited] = useState(false);
  const [draft, setDraft] = useState<Draft | null>(begun?.draft ?? null);
  const [focus, setFocus] = useState<'links' | 'new'>('links');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const [translator, setTranslator] = useState('');

  /** Two presses in one moment keep one thing: `busy` is known only once it is drawn. */
  const keeping = useRef(false);
  const coming = useRef<Promise<MarkedPlace | null>>(Promise.resolve(marked));

  useEffect(
    () => keepUnfinished(shelf, document.id, draft && { marked, draft }),
    [shelf, document.id, draft, marked],
  );

  const mark = useCallback((place: MarkedPlace | null | Promise<MarkedPlace | null>) => {
    const promise = Promise.resolve(place);
    coming.current = promise;
    const take = (found: MarkedPlace | null) => {
      if (coming.current !== promise) return;
      setAwaited(false);
      setMarked(found);
      if (found)
        setDraft(old => old && { ...old, marking: found.marking, quote: found.quote, place: found.place });
    };
    if (!(place instanceof Promise)) return take(place);
    setAwaited(true);
    void promise.then(take);
  }, []);

  const begin = useCallback(
    async (gesture: Gesture) => {
      const place = await coming.current;
      if (!place) return;
      const fresh = newLink(gesture, place.quote, shelf.getState().lastEntity);
      const first = fresh ?? lastLink(shelf.getState().lastClaim);
      setDraft(draftOf(place, document, first ? [first] : [], translator));
      setFocus(fresh ? 'new' : 'links');
      setProblem(null);
      setSaid(null);
      preferences.setState({ inspector: true });
      // A form that is drawn while its inspector is still hidden could not take the keyboard.
      shelf.setState({ inspected: null, inspectorOpen: true });
    },
    [document, translator, shelf, preferences],
  );

  const say = useCallback(
    async (sentence: string, actions: number) => {
      const state = await api.call('history.state', {});
      if (state.ok) setSaid({ sentence, actions, seq: state.value.seq });
    },
    [api],
  );

  const run = useCallback(
    async (what: Draft, next: boolean) => {
      if (keeping.current) return;
      keeping.current = true;
      setBusy(true);
      setProblem(null);
      const result = await keep(api, shelf, what);
      keeping.current = false;
      setBusy(false);
      if (!result.ok) return setProblem(result.problem);
      const { evidence, sentence, actions, problem: after } = result.value;
      setDraft(null);
      mark(null);
      setTranslator(what.translator);
      setProblem(after);
      void say(sentence, actions);
      onKept(evidence.id, next);
    },
    [api, shelf, mark, onKept, say],
  );

  const keepForLastClaim = useCallback(async () => {
    const place = await coming.current;
    const last = lastLink(shelf.getState().lastClaim);
    if (place && last) await run(draftOf(place, document, [last], translator), false);
    else if (place && !last) await begin('evidence');
  }, [document, translator, shelf, run, begin]);

  const reanchor = useCallback(
    async (id: EvidenceId) => {
      const place = await coming.current;
      if (!place) return;
      const result = await api.call('evidence.reanchor', { id, marking: place.marking });
      if (!result.ok) return setProblem(result.problem);
      mark(null);
      void say(`E${result.value.number} stands on ${result.value.place} now`, 1);
      onKept(id, false);
    },
    [api, mark, onKept, say],
  );

  const drop = useCallback(() => {
    setDraft(null);
    mark(null);
    setProblem(null);
    onDropped();
  }, [mark, onDropped]);

  return {
    marked,
    marks: awaited || marked !== null,
    draft,
    focus,
    busy,
    problem,
    said,
    mark,
    begin: gesture => void begin(gesture),
    change: setDraft,
    keepDraft: next => draft && void run(draft, next),
    keepForLastClaim: () => void keepForLastClaim(),
    reanchor: id => void reanchor(id),
    drop,
    hush: useCallback(() => setSaid(null), []),
  };
}

type LastClaim = { readonly id: (DraftLink & { kind: 'claim' })['id']; readonly number: number };

function lastLink(last: LastClaim | null): DraftLink | null {
  return last && { kind: 'claim', id: last.id, number: last.number, words: '', role: 'supports' };
}

function newLink(
  gesture: Gesture,
  quote: string,
  entity: ReturnType<Shelf['getState']>['lastEntity'],
): DraftLink | null {
  const words = quote.replace(/\s+/g, ' ').trim();
  if (gesture === 'claim') return { kind: 'new-claim', words: words.slice(0, 5_000), role: 'supports' };
  if (gesture === 'entity')
    return { kind: 'new-entity', words: words.slice(0, 200), schema: 'Company', role: 'supports' };
  if (gesture === 'value')
    return {
      kind: 'new-value',
      words: words.slice(0, 5_000),
      property: identifierOf(words),
      entity,
      role: 'supports',
    };
  return null;
}

/** The property whose check digits a passage satisfies; '' when it is no identifier. */
const identifierOf = (words: string): string =>
  ['innCode', 'ogrnCode', 'uscCode', 'leiCode', 'iban'].find(
    property => checkIdentifier(property, words) === 'valid',
  ) ?? '';
