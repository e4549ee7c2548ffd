import type { NextThing } from '../../../electron/shared/contract/project.ts';
import { ClaimId, DocumentId, EntityId, EvidenceId } from '../../../electron/shared/kernel/ids.ts';
import type { Route } from '../../navigation/routes.ts';

/** Where a waiting thing is dealt with; its place as a whole when the id is not one of that place. */
export function nextRoute({ place, id }: Pick<NextThing, 'place' | 'id'>): Route {
  switch (place) {
    case 'ledger':
      return { place: 'documents', tab: 'ledger' };
    case 'documents': {
      const found = DocumentId.safeParse(id);
      return found.success ? { place: 'reader', documentId: found.data } : { place: 'documents' };
    }
    case 'evidence': {
      const found = EvidenceId.safeParse(id);
      return found.success ? { place, id: found.data } : { place };
    }
    case 'entities': {
      const found = EntityId.safeParse(id);
      return found.success ? { place, id: found.data } : { place };
    }
    case 'claims': {
      const found = ClaimId.safeParse(id);
      return found.success ? { place, id: found.data } : { place };
    }
    case 'case-file':
      return { place };
  }
}
