import { useEffect } from 'react';
import { useQuery, useServices, useShelf } from '../../bridge/hooks.tsx';
import { useRoute } from '../../navigation/hooks.ts';
import { Button, Icon, IconButton } from '../../ui/index.ts';
import { findingKey } from './mending.ts';

/** While a finding is mended in another place: what it is, what to do, whether it is gone, and the way back. */
export function MendingBand() {
  const { shelf, navigation } = useServices();
  const mending = useShelf(state => state.mending);
  const { place } = useRoute();
  const isBack = place === 'case-file';
  useEffect(() => {
    if (isBack) shelf.setState({ mending: null });
  }, [isBack, shelf]);
  const preflight = useQuery('caseFile.preflight', mending && !isBack ? {} : null, ['*']);
  if (!mending || isBack) return null;
  const key = findingKey(mending);
  const isMended =
    preflight.status === 'ready' && !preflight.value.checks.some(check => findingKey(check) === key);
  return (
    <div className="band" role="status" data-mended={isMended}>
      <Icon name={isMended ? 'tick' : 'warning'} />
      <span className="grow">
        <span className="strong">{mending.where}</span>{' '}
        {isMended ? 'is mended: the pre-flight no longer finds this.' : `${mending.what}. ${mending.mend}`}
      </span>
      <Button small words="Back to the pre-flight" onClick={() => navigation.go({ place: 'case-file' })} />
      <IconButton icon="close" words="Put away" onClick={() => shelf.setState({ mending: null })} />
    </div>
  );
}
