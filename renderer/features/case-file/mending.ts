import type { Check, CheckCode } from '../../../electron/shared/contract/preflight.ts';
import { useServices } from '../../bridge/hooks.tsx';
import { useNavigation, useOpenEvidence } from '../../navigation/hooks.ts';
import { type PartId, partOf } from './parts.ts';
import type { Citable } from './use-case.ts';

/** What the link beside a finding says: the thing that is done there. */
export const MEND_WORDS: Readonly<Record<CheckCode, string>> = {
  'broken-citation': 'Correct it',
  'no-summary': 'Write it',
  'no-source': 'Link evidence',
  'unsupported-claim': 'Link evidence',
  'single-source': 'Open it',
  'draft-claim': 'Set its status',
  'lowest-grade': 'Open it',
  'lost-anchor': 'Find again',
  'stale-figure': 'Compare',
  untranslated: 'Translate',
  'no-translator': 'Name them',
  'missing-identifier': 'Add one',
  'restricted-material': 'Open it',
  'verify-mark': 'Check it',
  'too-long': 'Shorten it',
};

/** Which finding this is, whatever is mended beside it. */
export const findingKey = ({ code, where, what }: Pick<Check, 'code' | 'where' | 'what'>): string =>
  `${code} ${where} ${what}`;

/** Goes to the place where a finding is mended; a band says there what it is about and leads back. */
export function useMend(
  { entities }: Citable,
  show: (part: PartId, check: Check) => void,
): (check: Check) => void {
  const navigation = useNavigation();
  const { shelf } = useServices();
  const openEvidence = useOpenEvidence();
  return check => {
    const { target, code, where } = check;
    if (target.kind === 'case-file') return show(partOf(check), check);
    shelf.setState({ mending: check });
    switch (target.kind) {
      case 'claim':
        return navigation.go({ place: 'claims', id: target.id });
      case 'entity':
        return navigation.go({ place: 'entities', id: target.id });
      case 'relation': {
        const source = entities.find(({ number }) => `N${number}` === where);
        return navigation.go({ place: 'entities', ...(source && { id: source.id }) });
      }
      case 'document':
        return navigation.go({ place: 'reader', documentId: target.id, page: 1 });
      case 'figure':
        return navigation.go({ place: 'trade', tab: 'figures', figureId: target.id });
      case 'evidence':
        if (code === 'lost-anchor') void openEvidence(target.id);
        else navigation.go({ place: 'evidence', id: target.id });
    }
  };
}
