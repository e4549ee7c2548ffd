import type { Schema } from '../../../electron/shared/contract/entities.ts';
import { bestMatches } from '../../ui/best-matches.ts';
import { Finder } from '../../ui/Finder.tsx';
import { entityIcon, Icon } from '../../ui/index.ts';

const FIRST = [
  'Company',
  'Person',
  'BankAccount',
  'Organization',
  'Vessel',
  'Address',
  'PublicBody',
  'LegalEntity',
];

/** Kinds of entities, those most used first. */
export const entityKinds = (kinds: readonly Schema[]): Schema[] => {
  const rank = ({ name }: Schema) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return kinds.filter(({ edge }) => !edge).sort((left, right) => rank(left) - rank(right));
};

/** Chooses a kind of entity or relation by a few letters. */
export function KindFinder({
  label,
  kinds,
  chosen,
  onPick,
  autoFocus = false,
}: {
  readonly label: string;
  readonly kinds: readonly Schema[];
  readonly chosen: Schema | undefined;
  readonly onPick: (kind: Schema) => void;
  readonly autoFocus?: boolean;
}) {
  const wordsOf = (kind: Schema) => ({
    label: kind.label,
    words: `${kind.name} ${kind.plural} ${kind.description}`,
  });
  return (
    <Finder
      label={label}
      placeholder="Type a kind"
      chosen={chosen?.label ?? ''}
      autoFocus={autoFocus}
      find={typed =>
        bestMatches(typed, kinds, wordsOf, 12).map(kind => ({
          key: kind.name,
          value: kind,
          ...(!kind.edge && { mark: <Icon name={entityIcon(kind.name)} size={12} /> }),
          words: kind.label,
          aside: kind.description,
        }))
      }
      onPick={onPick}
    />
  );
}
