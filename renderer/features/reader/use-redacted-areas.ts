import { useMemo } from 'react';
import type { DocumentId } from '../../../electron/shared/kernel/ids.ts';
import { useQuery } from '../../bridge/hooks.tsx';
import type { Mark } from '../../viewer/marks.ts';

/** Areas of a document that go out of the safe case file, hatched. */
export function useRedactedAreas(documentId: DocumentId): readonly Mark[] {
  const rules = useQuery('redactions.list', {}, ['redaction']);
  return useMemo(
    () =>
      rules.status !== 'ready'
        ? []
        : rules.value.flatMap(({ id, target }): Mark[] =>
            target.kind === 'area' && target.documentId === documentId
              ? [{ id, page: target.page, shape: 'area', rectangles: [target.rectangle], look: 'redacted' }]
              : [],
          ),
    [rules, documentId],
  );
}
