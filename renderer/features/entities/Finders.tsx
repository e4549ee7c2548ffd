import { useMemo, useState } from 'react';
import type { EntitySummary } from '../../../electron/shared/contract/entities.ts';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import { bestMatches } from '../../ui/best-matches.ts';
import { type Choice, Finder } from '../../ui/Finder.tsx';
import { EVIDENCE_TABLES, entityIcon, Grade, Icon } from '../../ui/index.ts';

/** Tables whose change makes an entity look different. */
export const ENTITY_TABLES = ['entity', 'statement', 'relation', 'link', 'evidence'] as const;

interface Shared {
  readonly label: string;
  readonly bare?: boolean;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
  readonly onEscape?: () => void;
  readonly inputId?: string;
}

/** One piece of evidence as a finder offers it. */
export function evidenceChoice(evidence: Evidence): Choice<Evidence> {
  return {
    key: evidence.id,
    value: evidence,
    mark: <span className="strong number">E{evidence.number}</span>,
    words: evidence.quote || evidence.note || 'An area without text',
    language: evidence.language,
    aside: <Grade source={evidence.sourceGrade} information={evidence.informationGrade} />,
    below: `${evidence.documentName}, ${evidence.place}`,
  };
}

/** What evidence is searched by. */
export const evidenceWords = ({ number, quote, translation, note, documentName, place }: Evidence) => ({
  label: `E${number}`,
  words: `${quote} ${translation} ${note} ${documentName} ${place}`,
});

/** Finds evidence by number, quote, translation, note or document. What is in `without` is not offered. */
export function EvidenceFinder({
  without,
  onPick,
  ...rest
}: Shared & { readonly without: ReadonlySet<string>; readonly onPick: (evidence: Evidence) => void }) {
  // Thousands of pieces are read only once somebody looks, not with every change of a link.
  const [sought, setSought] = useState(rest.autoFocus ?? false);
  const query = useQuery('evidence.list', sought ? {} : null, EVIDENCE_TABLES);
  const all = useMemo(
    () => (query.status === 'ready' ? query.value.filter(({ id }) => !without.has(id)).reverse() : []),
    [query, without],
  );
  const find = (typed: string) => bestMatches(typed, all, evidenceWords).map(evidenceChoice);
  return (
    <Finder
      placeholder="Number, words or document"
      {...rest}
      find={find}
      onPick={onPick}
      onSeek={setSought}
    />
  );
}

/** One entity as a finder offers it. */
export function entityChoice(entity: EntitySummary): Choice<EntitySummary> {
  return {
    key: entity.id,
    value: entity,
    mark: <Icon name={entityIcon(entity.schema)} size={12} />,
    words: entity.name,
    aside: `N${entity.number} ${entity.schemaLabel}`,
  };
}

/** What an entity is searched by. */
export const entityWords = ({ number, name, otherNames }: EntitySummary) => ({
  label: `N${number}`,
  words: `${name} ${otherNames.join(' ')}`,
});

/** Finds entities by number or any name. `fits` leaves out those that cannot be chosen here. */
export function EntityFinder({
  fits,
  onPick,
  create,
  chosen,
  ...rest
}: Shared & {
  readonly fits: (entity: EntitySummary) => boolean;
  readonly onPick: (entity: EntitySummary) => void;
  readonly create?: { readonly words: (typed: string) => string; readonly run: (typed: string) => void };
  readonly chosen?: string;
}) {
  const query = useQuery('entities.list', {}, ENTITY_TABLES);
  const all = query.status === 'ready' ? query.value.filter(fits) : [];
  const find = (typed: string) => bestMatches(typed, all, entityWords).map(entityChoice);
  return (
    <Finder
      placeholder="Number or name"
      {...rest}
      {...(create && { create })}
      {...(chosen !== undefined && { chosen })}
      find={find}
      onPick={onPick}
    />
  );
}
