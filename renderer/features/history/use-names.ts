import { useMemo } from 'react';
import { useQuery } from '../../bridge/hooks.tsx';
import type { Names } from './words.ts';

/** Names of everything in the project that has one; what is still being asked for is missing. */
export function useNames(): Names {
  const evidence = useQuery('evidence.list', {}, ['evidence']);
  const claims = useQuery('claims.board', {}, ['claim']);
  const entities = useQuery('entities.list', {}, ['entity', 'statement']);
  const matrix = useQuery('elements.matrix', {}, ['element', 'regime']);
  const documents = useQuery('documents.list', {}, ['document']);
  return useMemo(() => {
    const names = new Map<string, string>();
    if (evidence.status === 'ready') for (const { id, number } of evidence.value) names.set(id, `E${number}`);
    if (claims.status === 'ready') for (const { id, number } of claims.value) names.set(id, `C${number}`);
    if (entities.status === 'ready')
      for (const { id, number, name } of entities.value) names.set(id, `N${number} ${name}`);
    for (const { id, code, elements } of matrix.status === 'ready' ? matrix.value.regimes : []) {
      names.set(id, code);
      for (const element of elements) names.set(element.id, element.code);
    }
    if (documents.status === 'ready') for (const { id, name } of documents.value) names.set(id, name);
    return names;
  }, [evidence, claims, entities, matrix, documents]);
}
