import { Suspense, useState } from 'react';
import type { ProjectStatus } from '../../electron/shared/contract/project.ts';
import { useShelf } from '../bridge/hooks.tsx';
import { RedactDialog } from '../features/case-file/RedactDialog.tsx';
import { useWatch } from '../features/documents/use-watch.ts';
import { useResume } from '../features/recognition/use-resume.ts';
import { SearchPalette } from '../features/search/SearchPalette.tsx';
import { useRoute } from '../navigation/hooks.ts';
import { placeKey } from '../navigation/routes.ts';
import { InspectorSlot } from '../ui/Inspector.tsx';
import { Empty, Loading } from '../ui/States.tsx';
import { Bands } from './Bands.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { useGlobalCommands } from './global-commands.ts';
import { Head } from './Head.tsx';
import { InspectorFrame } from './InspectorFrame.tsx';
import { KeyTable } from './KeyTable.tsx';
import { PLACES } from './places.ts';
import { Rail } from './Rail.tsx';
import { RefusedList } from './RefusedList.tsx';
import { StatusBar } from './StatusBar.tsx';

/** The open project: rail, head, place, inspector and status bar. */
export function Frame({ project }: { project: ProjectStatus }) {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const overlay = useShelf(state => state.overlay);
  useGlobalCommands();
  useResume(project);
  useWatch(project);
  return (
    <div className="app">
      <Rail />
      <Head project={project} />
      <Bands project={project} />
      <div className="place">
        <InspectorSlot value={slot}>
          <CurrentPlace />
        </InspectorSlot>
        <InspectorFrame slot={setSlot} />
      </div>
      <StatusBar project={project} />
      <RedactDialog />
      {overlay === 'palette' && <SearchPalette />}
      {overlay === 'keys' && <KeyTable />}
      {overlay === 'connections' && <RefusedList />}
    </div>
  );
}

function CurrentPlace() {
  const route = useRoute();
  const Place = PLACES[route.place];
  return (
    <main className="place-main" id="place" tabIndex={-1}>
      <ErrorBoundary place={placeKey(route)}>
        <Suspense fallback={<Loading what="Opening" />}>
          {Place ? <Place key={route.place} /> : <Empty title="There is nothing to show here." />}
        </Suspense>
      </ErrorBoundary>
    </main>
  );
}
