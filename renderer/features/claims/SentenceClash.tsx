import { useEffect, useRef } from 'react';
import { Button, Notice } from '../../ui/index.ts';

/** Says that another window wrote a sentence anew while it is written here, and lets one choose. */
export function SentenceClash({
  theirs,
  onMine,
  onTheirs,
}: {
  readonly theirs: string;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  // Both are to be seen: the last claim of a board grows out of the window.
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={box}>
      <Notice tone="warning">
        <p>This sentence was written anew in another window while you were writing. It reads now:</p>
        <p className="strong" dir="auto">
          {theirs}
        </p>
        <div className="row">
          <Button small words="Keep mine" onClick={onMine} />
          <Button small look="quiet" words="Keep theirs" onClick={onTheirs} />
        </div>
      </Notice>
    </div>
  );
}
