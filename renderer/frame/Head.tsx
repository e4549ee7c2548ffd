import { useStore } from 'zustand';
import type { ProjectStatus } from '../../electron/shared/contract/project.ts';
import { useServices, useShelf } from '../bridge/hooks.tsx';
import { useNavigation, useRoute } from '../navigation/hooks.ts';
import { bytes, fileName } from '../text/format.ts';
import { IconButton, LinkButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { KeyHint } from '../ui/KeyHint.tsx';
import { toggleInspector } from './global-commands.ts';
import { PLACE_WORDS } from './places.ts';
import { useNarrow } from './use-narrow.ts';

/** Back, forward, where one is, and the search over everything. */
export function Head({ project }: { project: ProjectStatus }) {
  const { shelf, preferences } = useServices();
  const narrow = useNarrow();
  const navigation = useNavigation();
  const { at, last } = useHistoryEnds();
  return (
    <header className="head">
      <span className="row" style={{ gap: 0 }}>
        <IconButton icon="back" words="Back" keys="alt+left" disabled={at === 0} onClick={navigation.back} />
        <IconButton
          icon="forward"
          words="Forward"
          keys="alt+right"
          disabled={last}
          onClick={navigation.forward}
        />
      </span>
      <Crumbs project={project} />
      {project.sample && (
        <span className="tag warning sample-mark">Sample case: everything in it is invented</span>
      )}
      <button
        type="button"
        className="search-box"
        aria-keyshortcuts="Control+K"
        onClick={() => shelf.setState({ overlay: 'palette' })}
      >
        <Icon name="search" />
        <span className="ellipsis">Search or run a command</span>
        <KeyHint keys="ctrl+k" />
      </button>
      {narrow && (
        <IconButton
          icon="panel"
          words="Show or hide the inspector"
          keys="ctrl+."
          onClick={() => toggleInspector({ shelf, preferences })}
        />
      )}
    </header>
  );
}

function useHistoryEnds() {
  const { store } = useNavigation();
  const at = useStore(store, state => state.at);
  const last = useStore(store, state => state.at === state.entries.length - 1);
  return { at, last };
}

function Crumbs({ project }: { project: ProjectStatus }) {
  const route = useRoute();
  const navigation = useNavigation();
  const crumb = useShelf(state => state.crumb);
  const words = PLACE_WORDS[route.place];
  if (route.place === 'home') {
    return (
      <div className="crumbs">
        <h1>{project.title}</h1>
        <span className="muted small ellipsis">
          {fileName(project.path)}, {bytes(project.bytes)}
        </span>
      </div>
    );
  }
  if (!crumb) {
    return (
      <div className="crumbs">
        <h1>{words}</h1>
      </div>
    );
  }
  const up = route.place === 'reader' ? 'documents' : route.place;
  return (
    <div className="crumbs">
      <LinkButton words={words} onClick={() => navigation.go({ place: up })} />
      <span className="muted" aria-hidden="true">
        /
      </span>
      <h1 dir="auto">{crumb.words}</h1>
      {crumb.aside && <span className="muted small">{crumb.aside}</span>}
    </div>
  );
}
