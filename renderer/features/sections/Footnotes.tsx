import { type KeyboardEvent, memo, useCallback, useState } from 'react';
import type { Citable } from '../../../electron/shared/contract/sections.ts';
import type {
  ClaimId,
  DocumentId,
  EntityId,
  EvidenceId,
  FigureId,
} from '../../../electron/shared/kernel/ids.ts';
import { useNavigation, useOpenEvidence } from '../../navigation/hooks.ts';
import type { Route } from '../../navigation/routes.ts';
import { listKey } from '../../ui/list-keys.ts';

/** A footnote as it will be printed. `number` is 0 for a citation that leads nowhere: it is printed as text. */
export interface Note {
  readonly key: string;
  readonly number: number;
  readonly first: number;
  readonly ref: string;
  readonly citable: Citable | undefined;
}

/** The footnotes of a section. `before` footnotes stand in the sections before it, each with the first that cites its thing. */
export function notesOf(
  refs: readonly string[],
  byRef: ReadonlyMap<string, Citable>,
  before: number,
  firsts: Map<string, number>,
): Note[] {
  let number = before;
  return refs.map((ref, index) => {
    const citable = byRef.get(ref);
    const key = `${index} ${ref}`;
    if (citable?.state === 'broken') return { key, number: 0, first: 0, ref, citable };
    number++;
    const first = firsts.get(ref) ?? 0;
    if (first === 0) firsts.set(ref, number);
    return { key, number, first, ref, citable };
  });
}

const STATES = {
  good: '',
  stale: 'No longer holds',
  lost: 'Lost its place',
  broken: 'Leads nowhere',
} as const;

/** Footnotes that a page key passes over. */
const PAGE = 10;

/**
 * The footnotes beneath a section, with what is wrong with any of them and what to do. Tab stops at one of them, arrows go
 * to the others: behind a long text stand a thousand.
 */
export const Footnotes = memo(function Footnotes({ notes }: { readonly notes: readonly Note[] }) {
  const [stop, setStop] = useState('');
  const onFocus = useCallback((note: Note) => setStop(note.key), []);
  if (notes.length === 0) return null;
  const held = notes.some(note => note.key === stop && note.citable?.id) ? stop : firstOf(notes);
  return (
    <section className="footnotes" aria-label="Footnotes">
      {runsOf(notes).map(run => (
        <ol key={run[0]?.key} className="footnotes-run" onKeyDown={goOn}>
          {run.map(note => (
            <Footnote key={note.key} note={note} isStop={note.key === held} onFocus={onFocus} />
          ))}
        </ol>
      ))}
    </section>
  );
});

/** Footnotes that are drawn together when they come into view. One by one a thousand would hold up every key. */
const RUN = 50;

const runsOf = (notes: readonly Note[]): Note[][] =>
  Array.from({ length: Math.ceil(notes.length / RUN) }, (_, run) => notes.slice(run * RUN, (run + 1) * RUN));

const firstOf = (notes: readonly Note[]): string => notes.find(({ citable }) => citable?.id)?.key ?? '';

/** Keys bring the focus to another footnote. */
function goOn(event: KeyboardEvent<HTMLElement>): void {
  const list = event.currentTarget.parentElement ?? event.currentTarget;
  const all = [...list.querySelectorAll<HTMLButtonElement>('button:enabled')];
  const key = listKey(event.nativeEvent, all.indexOf(event.target as HTMLButtonElement), all.length, PAGE);
  if (key?.kind !== 'move') return;
  event.preventDefault();
  event.stopPropagation();
  all[key.to]?.focus();
}

const Footnote = memo(function Footnote({
  note,
  isStop,
  onFocus,
}: {
  readonly note: Note;
  readonly isStop: boolean;
  readonly onFocus: (note: Note) => void;
}) {
  const { number, first, ref, citable } = note;
  const open = useOpenCited();
  const state = citable?.state ?? 'good';
  return (
    <li className={`footnote ${state}`}>
      <span className="number footnote-number">{number === 0 ? '–' : number}</span>
      <span className="grow">
        <button
          type="button"
          className={`chip cite ${citable?.kind ?? ''} ${state}`}
          disabled={!citable?.id}
          tabIndex={isStop ? 0 : -1}
          onFocus={() => onFocus(note)}
          title={citable?.words}
          onClick={() => citable && open(citable)}
        >
          {citable?.label ?? ref}
        </button>{' '}
        <span dir="auto">{first > 0 ? `See note ${first}.` : citable?.words}</span>
        {state !== 'good' && (
          <span className="footnote-advice">
            <span className={state === 'broken' ? 'tag danger' : 'tag warning'}>{STATES[state]}</span>{' '}
            {citable?.advice}
          </span>
        )}
      </span>
    </li>
  );
});

/** Opens what is cited, in its own place. */
function useOpenCited(): (citable: Citable) => void {
  const navigation = useNavigation();
  const openEvidence = useOpenEvidence();
  return ({ kind, id }) => {
    if (kind === 'evidence') void openEvidence(id as EvidenceId);
    else navigation.go(placeOf(kind, id));
  };
}

function placeOf(kind: Exclude<Citable['kind'], 'evidence'>, id: string): Route {
  if (kind === 'claim') return { place: 'claims', id: id as ClaimId };
  if (kind === 'entity') return { place: 'entities', id: id as EntityId };
  if (kind === 'figure') return { place: 'trade', tab: 'figures', figureId: id as FigureId };
  return { place: 'reader', documentId: id as DocumentId };
}
