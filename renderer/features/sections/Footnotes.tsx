import { memo } from 'react';
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

/** The footnotes beneath a section, with what is wrong with any of them and what to do. */
export const Footnotes = memo(function Footnotes({ notes }: { readonly notes: readonly Note[] }) {
  if (notes.length === 0) return null;
  return (
    <section className="footnotes" aria-label="Footnotes">
      <ol>
        {notes.map(note => (
          <Footnote key={note.key} note={note} />
        ))}
      </ol>
    </section>
  );
});

function Footnote({ note: { number, first, ref, citable } }: { readonly note: Note }) {
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
}

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
