import { useMemo, useState } from 'react';
import { useQuery } from '../../bridge/hooks.tsx';
import { type BesideRoute, isForm } from '../../navigation/beside.ts';
import type { Route } from '../../navigation/routes.ts';
import { KIND } from '../../text/words.ts';
import { bestMatches } from '../../ui/best-matches.ts';
import { type Choice, Finder } from '../../ui/Finder.tsx';
import { Icon } from '../../ui/index.ts';
import { claimChoice, claimWords } from '../claims/ClaimFinders.tsx';
import { CLAIM_TABLES } from '../claims/tables.ts';
import { ENTITY_TABLES, entityChoice, entityWords } from '../entities/Finders.tsx';
import { DOCUMENT_TABLES } from './tables.ts';

/** Something that can stand beside the page, as the finder knows it. */
interface Thing {
  readonly id: string;
  readonly route: BesideRoute;
  readonly sought: { readonly label: string; readonly words: string };
  readonly choice: Omit<Choice<unknown>, 'key' | 'value'>;
}

/** One box that finds a document, a claim or an entity, by number or a few letters, to stand beside the page. */
export function BesideFinder({
  shown,
  onPick,
}: {
  readonly shown: Route;
  readonly onPick: (route: BesideRoute) => void;
}) {
  const isEmpty = shown.place !== 'reader' && !isForm(shown);
  const [sought, setSought] = useState(isEmpty);
  const things = useThings(sought);
  return (
    <Finder<Thing>
      bare
      label="Open beside the page"
      placeholder="Open beside: document, claim or entity"
      autoFocus={isEmpty}
      chosen={useNameOf(shown)}
      onSeek={setSought}
      find={typed =>
        bestMatches(typed, things, ({ sought: words }) => words).map(thing => ({
          ...thing.choice,
          key: thing.id,
          value: thing,
        }))
      }
      onPick={({ route }) => onPick(route)}
    />
  );
}

/** The words of what stands there; the pane has read it already. */
function useNameOf(shown: Route): string {
  const documentId = shown.place === 'reader' ? shown.documentId : undefined;
  const claimId = shown.place === 'claims' ? shown.id : undefined;
  const entityId = shown.place === 'entities' ? shown.id : undefined;
  const document = useQuery('documents.get', documentId ? { id: documentId } : null, DOCUMENT_TABLES);
  const claim = useQuery('claims.get', claimId ? { id: claimId } : null, CLAIM_TABLES);
  const entity = useQuery('entities.get', entityId ? { id: entityId } : null, ENTITY_TABLES);
  if (document.status === 'ready') return document.value.name;
  if (claim.status === 'ready') return claim.value.text.slice(0, 300);
  return entity.status === 'ready' ? entity.value.name : '';
}

/** What can be found. Claims and entities are read only once somebody looks. */
function useThings(sought: boolean): readonly Thing[] {
  const documents = useQuery('documents.list', {}, ['document']);
  const claims = useQuery('claims.board', sought ? {} : null, CLAIM_TABLES);
  const entities = useQuery('entities.list', sought ? {} : null, ENTITY_TABLES);
  return useMemo(
    () => [
      ...(documents.status === 'ready' ? documents.value : []).map(
        ({ id, name, source, kind }): Thing => ({
          id,
          route: { place: 'reader', documentId: id },
          sought: { label: name, words: source },
          choice: { mark: <Icon name="document" size={12} />, words: name, aside: KIND[kind] },
        }),
      ),
      ...(claims.status === 'ready' ? claims.value : []).map(
        (claim): Thing => ({
          id: claim.id,
          route: { place: 'claims', id: claim.id },
          sought: claimWords(claim),
          choice: claimChoice(claim),
        }),
      ),
      ...(entities.status === 'ready' ? entities.value : []).map(
        (entity): Thing => ({
          id: entity.id,
          route: { place: 'entities', id: entity.id },
          sought: entityWords(entity),
          choice: entityChoice(entity),
        }),
      ),
    ],
    [documents, claims, entities],
  );
}
