import { useStore } from 'zustand';
import { assertNever } from '../../electron/shared/kernel/result.ts';
import { useServices } from '../bridge/hooks.tsx';
import { LockedPage } from '../features/project/LockedPage.tsx';
import { PathDialog } from '../features/project/PathDialog.tsx';
import { WelcomePage } from '../features/project/WelcomePage.tsx';
import { useKeyLayer } from '../keys/hooks.ts';
import { FloatingLayer } from '../ui/FloatingLayer.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Frame } from './Frame.tsx';
import { NoEngine } from './NoEngine.tsx';

/** The window: welcome, the open project, or the locked page. */
export function App() {
  useKeyLayer();
  return (
    <ErrorBoundary>
      <Stage />
      <PathDialog />
      <FloatingLayer />
    </ErrorBoundary>
  );
}

function Stage() {
  const { session } = useServices();
  const state = useStore(session.store, store => store.state);
  switch (state.kind) {
    case 'starting':
      return null;
    case 'closed':
      return <WelcomePage />;
    case 'locked':
      return <LockedPage path={state.path} savedAt={state.savedAt} work={state.work} />;
    case 'disconnected':
      return <NoEngine />;
    case 'open':
      return <Frame key={state.project.id} project={state.project} />;
    default:
      return assertNever(state, 'session state');
  }
}
