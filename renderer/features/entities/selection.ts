import { useCallback, useContext } from 'react';
import { useServices } from '../../bridge/hooks.tsx';
import { InspectorSlot } from '../../ui/Inspector.tsx';

/** What the inspector of an entity's page is about. */
export type Selection =
  | { readonly kind: 'entity' }
  | { readonly kind: 'value'; readonly id: string }
  | { readonly kind: 'new-value'; readonly property?: string }
  | { readonly kind: 'relation'; readonly id: string }
  | { readonly kind: 'new-relation' };

/** Opens the inspector for a gesture that needs its form. */
export function useShowInspector(): () => void {
  const { preferences } = useServices();
  const slot = useContext(InspectorSlot);
  return useCallback(() => {
    // Beside a page the form stands with what it is about.
    if (slot?.closest('#inspector')) preferences.setState({ inspector: true });
  }, [preferences, slot]);
}
