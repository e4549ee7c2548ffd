import './claims.css';
import './claims-board.css';
import './claims-inspected.css';
import './claims-outline.css';
import { Suspense } from 'react';
import { useServices } from '../../bridge/hooks.tsx';
import { useRoute } from '../../navigation/hooks.ts';
import type { ClaimsTab } from '../../navigation/routes.ts';
import { Loading, Tabs } from '../../ui/index.ts';
import { SHARED_STATE } from './use-narrowing.ts';
import { CLAIM_VIEWS } from './views.ts';

/** The claims of the case: one tab for each way of looking at them. */
export function ClaimsPlace() {
  const { navigation } = useServices();
  const route = useRoute();
  const tab = (route.place === 'claims' && route.tab) || 'board';
  const View = CLAIM_VIEWS.find(({ value }) => value === tab)?.View;
  const show = (next: ClaimsTab) => {
    const before = navigation.current().view;
    navigation.go({ place: 'claims', tab: next });
    const { view } = navigation.current();
    for (const name of SHARED_STATE) if (before.has(name)) view.set(name, before.get(name));
  };
  return (
    <Tabs<ClaimsTab> label="Claims" items={CLAIM_VIEWS} value={tab} onChange={show}>
      <Suspense fallback={<Loading what="Opening" />}>{View && <View key={tab} />}</Suspense>
    </Tabs>
  );
}
