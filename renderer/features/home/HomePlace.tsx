import { useEffect, useRef } from 'react';
import { useQuery, useServices } from '../../bridge/hooks.tsx';
import { useScrollMemory } from '../../navigation/hooks.ts';
import { Ask } from '../../ui/index.ts';
import { HomeClaims } from './HomeClaims.tsx';
import { HomeInspector } from './HomeInspector.tsx';
import { NextList } from './NextList.tsx';
import './home.css';

/** What waits for a person, the claims, and in the inspector counts, safety and the log. */
export function HomePlace() {
  const { session } = useServices();
  // The head shows the size of the file, which grows without an event of its own.
  useEffect(() => void session.refresh(), [session]);
  const overview = useQuery('project.overview', {}, ['*']);
  const box = useRef<HTMLDivElement>(null);
  useScrollMemory(box, 'home', overview.status === 'ready');
  return (
    <div className="scroll home" ref={box}>
      <Ask query={overview} what="Counting what is in the project">
        {({ counts, next }) => (
          <>
            <NextList things={next} empty={counts.documents === 0} />
            <HomeClaims />
            <HomeInspector counts={counts} />
          </>
        )}
      </Ask>
    </div>
  );
}
