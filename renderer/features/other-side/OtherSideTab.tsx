import { useState } from 'react';
import { useProject, useQuery } from '../../bridge/hooks.tsx';
import { useCommands } from '../../keys/hooks.ts';
import { usePlaceState } from '../../navigation/hooks.ts';
import { Ask, Button, FilterField } from '../../ui/index.ts';
import { CiteDialog } from './CiteDialog.tsx';
import { OtherSideWhole } from './OtherSideWhole.tsx';
import { OTHER_SIDE_TABLES } from './use-other-side.ts';
import './other-side.css';

/** What speaks against the case: contrary evidence, other explanations, what was searched and not found, what nobody has asked. */
export function OtherSideTab() {
  const query = useQuery('otherSide.get', {}, OTHER_SIDE_TABLES);
  const readOnly = useProject()?.readOnly ?? false;
  const [filter, setFilter] = usePlaceState('other side filter', '');
  const [recording, setRecording] = useState(false);
  useCommands(
    () => [
      {
        id: 'other-side.record',
        words: 'Record a search',
        group: 'Claims',
        keys: ['s'],
        run: () => setRecording(true),
      },
      {
        id: 'other-side.filter',
        words: 'Filter the other side',
        group: 'Claims',
        keys: ['/'],
        run: () => document.querySelector<HTMLElement>('[data-filter=other-side]')?.focus(),
      },
    ],
    [],
  );
  return (
    <>
      <div className="toolbar">
        <FilterField
          label="Filter the other side"
          data-filter="other-side"
          value={filter}
          onChange={setFilter}
        />
        <span className="grow" />
        <Button
          small
          look="primary"
          icon="search"
          words="Record a search"
          keys="s"
          disabled={readOnly}
          onClick={() => setRecording(true)}
        />
      </div>
      <Ask query={query} what="Reading the other side">
        {side => <OtherSideWhole side={side} filter={filter} />}
      </Ask>
      {recording && <CiteDialog onClose={() => setRecording(false)} />}
    </>
  );
}
