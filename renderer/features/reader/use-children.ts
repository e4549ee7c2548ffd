import { useMemo } from 'react';
import type { DocumentId } from '../../../electron/shared/kernel/ids.ts';
import { useQuery } from '../../bridge/hooks.tsx';

/** Something that was inside a document: an attachment of a mail, a member of an archive. */
export interface Child {
  readonly name: string;
  readonly documentId: DocumentId;
}

/** Documents that came out of a document, in the order in which they stood there. */
export function useChildren(id: DocumentId): readonly Child[] {
  const ledger = useQuery('documents.ledger', {}, ['ledger']);
  return useMemo(() => {
    if (ledger.status !== 'ready') return [];
    const own = new Set<string>(ledger.value.filter(line => line.documentId === id).map(line => line.id));
    return ledger.value
      .flatMap(({ parentId, documentId, file }) =>
        parentId && documentId && own.has(parentId) ? [{ name: file, documentId }] : [],
      )
      .reverse();
  }, [ledger, id]);
}
