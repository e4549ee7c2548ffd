import { useEffect, useState } from 'react';
import type { ProjectStatus } from '../../electron/shared/contract/project.ts';
import { useServices, useShelf } from '../bridge/hooks.tsx';
import { MendingBand } from '../features/case-file/MendingBand.tsx';
import { UnkeptSentence } from '../features/claims/UnkeptSentence.tsx';
import { IconButton } from '../ui/Button.tsx';
import { Icon } from '../ui/Icon.tsx';
import { ProblemNotice } from '../ui/States.tsx';

/** Bars under the head: read-only, what was mended while opening, and problems that have no place of their own. */
export function Bands({ project }: { project: ProjectStatus }) {
  const { shelf } = useServices();
  const problem = useShelf(state => state.problem);
  const [recovered, setRecovered] = useState(project.recovered);
  useEffect(() => setRecovered(project.recovered), [project.recovered]);
  return (
    <div className="bands">
      {project.readOnly && (
        <div className="band" role="status">
          <Icon name="lock" />
          <span>
            This project is open for reading only, so nothing can be changed. Close it in the other window,
            then open it again here.
          </span>
        </div>
      )}
      {recovered && (
        <div className="band" role="status">
          <Icon name="warning" />
          <span className="grow">{recovered}</span>
          <IconButton icon="close" words="Put away" onClick={() => setRecovered(null)} />
        </div>
      )}
      <MendingBand />
      <UnkeptSentence />
      <ProblemNotice problem={problem} onDismiss={() => shelf.setState({ problem: null })} />
    </div>
  );
}
