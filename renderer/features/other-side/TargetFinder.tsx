import { useMemo } from 'react';
import type { SearchTarget } from '../../../electron/shared/contract/other-side.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { bestMatches } from '../../ui/best-matches.ts';
import { Finder } from '../../ui/Finder.tsx';

interface Target {
  readonly target: SearchTarget;
  readonly label: string;
  readonly words: string;
  readonly aside: string;
}

/** Finds a claim or an element by number, code or words. */
export function TargetFinder({
  chosen,
  onPick,
}: {
  readonly chosen: string;
  readonly onPick: (target: SearchTarget, words: string) => void;
}) {
  const claims = useQuery('claims.board', {}, ['claim']);
  const matrix = useQuery('elements.matrix', {}, ['regime', 'element']);
  const all = useMemo((): Target[] => {
    const ofClaims = (claims.status === 'ready' ? claims.value : []).map(({ id, number, text }) => ({
      target: { kind: 'claim', id } as const,
      label: `C${number}`,
      words: text,
      aside: 'claim',
    }));
    const ofElements = (matrix.status === 'ready' ? matrix.value.regimes : []).flatMap(({ elements }) =>
      elements.map(({ id, code, title }) => ({
        target: { kind: 'element', id } as const,
        label: code,
        words: title,
        aside: 'element',
      })),
    );
    return [...ofClaims, ...ofElements];
  }, [claims, matrix]);
  return (
    <Finder
      label="For which claim or element"
      placeholder="Number, code or words"
      inputId="cite-target-field"
      chosen={chosen}
      find={typed =>
        bestMatches(typed, all, one => one).map(one => ({
          key: one.target.id,
          value: one,
          mark: <span className="strong number">{one.label}</span>,
          words: one.words,
          aside: one.aside,
        }))
      }
      onPick={({ target, label, words }) => onPick(target, `${label} ${words}`)}
    />
  );
}
