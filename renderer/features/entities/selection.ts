import { useServices } from '../../bridge/hooks.tsx';

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
  return () => preferences.setState({ inspector: true });
}
