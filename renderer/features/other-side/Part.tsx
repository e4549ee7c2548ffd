import { type ReactNode, useState } from 'react';
import { LinkButton } from '../../ui/index.ts';

/** One part of the other side: what it is, how much, and what its emptiness means. */
export function Part({
  title,
  count,
  empty,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly empty: string;
  readonly children: ReactNode;
}) {
  return (
    <section className="card os-part">
      <div className="card-head">
        <h2>
          {title} <span className="muted number">{count}</span>
        </h2>
      </div>
      <div className="os-body">{count === 0 ? <p className="muted">{empty}</p> : children}</div>
    </section>
  );
}

const STEP = 60;

/** The first lines of a list, and more when asked for. */
export function Limited<T>({
  list,
  line,
}: {
  readonly list: readonly T[];
  readonly line: (one: T) => ReactNode;
}) {
  const [shown, setShown] = useState(STEP);
  return (
    <>
      {list.slice(0, shown).map(line)}
      {list.length > shown && (
        <LinkButton
          words={`Show ${Math.min(STEP, list.length - shown)} more of ${list.length}`}
          onClick={() => setShown(shown + STEP)}
        />
      )}
    </>
  );
}
