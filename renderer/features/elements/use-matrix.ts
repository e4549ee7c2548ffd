import { useMemo, useState } from 'react';
import type { ClaimId, ElementId } from '../../../electron/shared/kernel/ids.ts';
import { useServices } from '../../bridge/hooks.tsx';
import { usePlaceState } from '../../navigation/hooks.ts';
import { useShowInspector } from '../entities/selection.ts';
import type { MatrixLine, MatrixPlace } from './matrix-lines.ts';
import { useElementWork } from './use-elements.ts';

/** A form of the inspector that a key asks for; each wish has its own number. */
export interface MatrixWish {
  readonly form: 'answer' | 'claim' | 'task' | 'search';
  /** The line that it is about. */
  readonly at: string | null;
  readonly turn: number;
}

/** What the matrix can do. */
export interface MatrixActs {
  readonly go: (to: MatrixPlace) => void;
  readonly turn: (group: string) => void;
  readonly answer: (elementId: ElementId, claimId: ClaimId) => Promise<boolean>;
  readonly openClaim: (id: ClaimId) => void;
  /** What a key does where the keyboard stands; false when it is not the matrix's. */
  readonly press: (stroke: string, at: MatrixPlace) => boolean;
  /** Opens a form for the element where the keyboard stands. */
  readonly wish: (form: MatrixWish['form']) => void;
}

/** Where the keyboard stands in the matrix, which groups were turned, and what can be done. */
export function useMatrix(find: (key: string) => MatrixLine | undefined) {
  const { navigation } = useServices();
  const work = useElementWork();
  const showInspector = useShowInspector();
  const [at, setAt] = usePlaceState<MatrixPlace | null>('matrix at', null);
  const [turned, setTurned] = usePlaceState<ReadonlySet<string>>('matrix turned', NONE);
  const [wish, setWish] = useState<MatrixWish | null>(null);
  const acts = useMemo((): MatrixActs => {
    const turn = (group: string) => {
      const next = new Set(turned);
      if (!next.delete(group)) next.add(group);
      setTurned(next);
    };
    const openClaim = (id: ClaimId) => navigation.go({ place: 'claims', id });
    const toggle = (line: MatrixLine, claim: ClaimId) => {
      if (line.kind === 'group') return;
      const answer = line.answers.get(claim);
      // A claim that answers as a part of another one can answer by itself, too.
      if (!answer || answer.part) void work.answer(claim, line.row.id);
      else void work.unanswer(claim, line.row.id);
    };
    return {
      go: to => {
        // Whoever moves on has done with the form that was asked for.
        setWish(null);
        setAt(to);
      },
      turn,
      openClaim,
      answer: (elementId, claimId) => work.answer(claimId, elementId),
      wish: form => {
        showInspector();
        setWish(old => ({ form, at: at?.line ?? null, turn: (old?.turn ?? 0) + 1 }));
      },
      press: (stroke, place) => {
        const line = find(place.line);
        if (!line) return false;
        if (line.kind === 'group' && (stroke === 'enter' || stroke === 'space')) turn(line.key);
        else if (place.claim && stroke === 'space') toggle(line, place.claim);
        else if (place.claim && stroke === 'enter') openClaim(place.claim);
        else if (
          place.claim &&
          stroke === 'delete' &&
          line.kind === 'element' &&
          line.answers.get(place.claim)?.part === false
        )
          toggle(line, place.claim);
        else return false;
        return true;
      },
    };
  }, [work, find, navigation, turned, at, setAt, setTurned, showInspector]);
  return { at, turned, wish, acts, work };
}

const NONE: ReadonlySet<string> = new Set();
