import { createNavigation, type Navigation } from '../../navigation/navigation.ts';

/** The history of a second pane: documents open in it, everything else in the window. It starts without a document. */
export function openSecond(window: Navigation): Navigation {
  const own = createNavigation();
  return {
    ...own,
    go: route => (route.place === 'reader' ? own.go(route) : window.go(route)),
    // Its first entry is the choice of a document, to which one cannot want to go back.
    back: () => {
      if (own.store.getState().at > 1) own.back();
    },
  };
}
