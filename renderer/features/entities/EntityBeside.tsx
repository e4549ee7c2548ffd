import { useLayoutEffect, useRef, useState } from 'react';
import type { EntityId } from '../../../electron/shared/kernel/ids.ts';
import { InspectorSlot } from '../../ui/Inspector.tsx';
import { OneEntity } from './EntitiesPage.tsx';

/** An entity beside the page that is read, with the form of what is selected in it below. Its chips lead to passages on the page. */
export function EntityBeside({ id, active }: { readonly id: EntityId; readonly active: boolean }) {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const pane = useRef<HTMLDivElement>(null);
  const takesFocus = useRef(active);
  useLayoutEffect(() => {
    if (takesFocus.current) pane.current?.focus();
    takesFocus.current = false;
  }, []);
  return (
    <div className="beside-form" tabIndex={-1} ref={pane}>
      <InspectorSlot value={slot}>
        <OneEntity id={id} active={active} />
      </InspectorSlot>
      <div className="beside-slot" ref={setSlot} />
    </div>
  );
}
