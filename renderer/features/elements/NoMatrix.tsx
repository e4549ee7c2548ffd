import { Button, Empty } from '../../ui/index.ts';
import type { Shown } from './matrix-lines.ts';

/** What stands where no regime was chosen yet. */
export function NoRegime({ onManage }: { readonly onManage: () => void }) {
  return (
    <Empty
      title="No regime yet"
      action={<Button look="primary" words="Choose a regime" onClick={onManage} />}
    >
      A regime lists what the law requires to be proved, such as section 11 of E.O. 14024. The matrix sets its
      elements against the claims of the case and says which are covered and what is missing.
    </Empty>
  );
}

/** What stands where no element fits what is shown. */
export function NothingFits({
  shown,
  filter,
  onAll,
}: {
  readonly shown: Shown;
  readonly filter: string;
  readonly onAll: () => void;
}) {
  return (
    <Empty
      title={shown === 'gaps' ? 'No gaps' : 'No element fits'}
      action={<Button words="Show all elements" onClick={onAll} />}
    >
      {filter.trim() === ''
        ? 'Every element that is pursued rests on two independent origins or more.'
        : 'The filter looks in codes, titles and texts of elements.'}
    </Empty>
  );
}
