import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { NextThing } from '../../../electron/shared/contract/project.ts';
import { useNavigation, usePlaceState } from '../../navigation/hooks.ts';
import { count } from '../../text/format.ts';
import { Button, Icon, type IconName, KeyHint, LinkButton } from '../../ui/index.ts';
import { nextRoute } from './next-route.ts';

const ICON: Readonly<Record<NextThing['place'], IconName>> = {
  documents: 'document',
  ledger: 'importFiles',
  evidence: 'pin',
  entities: 'building',
  claims: 'merge',
  'case-file': 'book',
};
const SHOWN = 7;

/** "What next": one list, most blocking first, each line with one action. */
export function NextList({ things, empty }: { things: readonly NextThing[]; empty: boolean }) {
  const navigation = useNavigation();
  const [at, setAt] = usePlaceState('next', 0);
  const [all, setAll] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.focus({ preventScroll: true }), []);
  const shown = all ? things : things.slice(0, SHOWN);
  const press = (event: KeyboardEvent) => {
    const key = event.key.toLowerCase();
    const thing = shown[at];
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey) return;
    if (key === 'j' || key === 'arrowdown') setAt(Math.min(at + 1, shown.length - 1));
    else if (key === 'k' || key === 'arrowup') setAt(Math.max(at - 1, 0));
    else if (key === 'enter' && thing) navigation.go(nextRoute(thing));
    else return;
    event.preventDefault();
  };
  if (things.length === 0 && empty) return <FirstStep />;
  if (things.length === 0) {
    return (
      <section className="card">
        <div className="card-head">
          <h2>What next</h2>
        </div>
        <div className="next-row">
          <Icon name="tick" />
          <p>Nothing waits.</p>
        </div>
      </section>
    );
  }
  return (
    <section className="card">
      <div className="card-head">
        <h2>What next</h2>
        <span className="muted small grow">{count(things.length, 'thing')}, most blocking first</span>
        <span className="muted small row" aria-hidden="true">
          <KeyHint keys="j" /> <KeyHint keys="k" /> move, <KeyHint keys="enter" /> opens
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the list takes J, K and Enter; each line also has its button */}
      <ul className="next-list" ref={list} tabIndex={0} onKeyDown={press} aria-label="What next">
        {shown.map((thing, index) => (
          <li
            key={`${thing.place} ${thing.id ?? ''} ${thing.what}`}
            className={index === at ? 'next-row active' : 'next-row'}
          >
            <Icon name={ICON[thing.place]} />
            <div>
              <p className="strong">{thing.what}</p>
              <p className="second small">{thing.why}</p>
            </div>
            <Button
              small
              look={index === at ? 'primary' : 'plain'}
              words={thing.action}
              aria-label={`${thing.action}: ${thing.what}`}
              onClick={() => navigation.go(nextRoute(thing))}
            />
          </li>
        ))}
        {things.length > shown.length && (
          <li className="next-row">
            <span />
            <LinkButton words={`${things.length - shown.length} more`} onClick={() => setAll(true)} />
          </li>
        )}
      </ul>
    </section>
  );
}

/** The list of a project that holds nothing yet. */
function FirstStep() {
  const navigation = useNavigation();
  return (
    <section className="card">
      <div className="card-head">
        <h2>What next</h2>
      </div>
      <div className="next-row">
        <Icon name="importFiles" />
        <div>
          <p className="strong">Bring in the first documents</p>
          <p className="second small">
            Evidence is marked in them. The originals are kept as they are, encrypted.
          </p>
        </div>
        <Button
          small
          look="primary"
          words="Documents"
          onClick={() => navigation.go({ place: 'documents' })}
        />
      </div>
    </section>
  );
}
