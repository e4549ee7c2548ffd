import { Button, Empty } from '../../ui/index.ts';
import { SentenceField } from './Sentence.tsx';
import type { Narrowing } from './use-narrowing.ts';

/** The place where a new claim is written. */
export function NewClaim({
  onKeep,
  onLeave,
}: {
  readonly onKeep: (text: string) => void;
  readonly onLeave: () => void;
}) {
  return (
    <div className="claim-new">
      <SentenceField label="Sentence of the new claim" text="" onKeep={onKeep} onLeave={onLeave} />
      <p className="hint">Enter makes the claim, Esc drops it. One sentence, one assertion.</p>
    </div>
  );
}

/** What stands where no claim does. */
export function NoClaims({
  narrowing,
  onWrite,
}: {
  readonly narrowing: Narrowing;
  readonly onWrite: () => void;
}) {
  if (narrowing.narrowed)
    return (
      <Empty title="No claim fits" action={<Button words="Show all claims" onClick={narrowing.clear} />}>
        The filter looks in numbers, sentences and notes.
      </Empty>
    );
  return (
    <Empty title="No claims yet" action={<Button icon="add" words="New claim" keys="c" onClick={onWrite} />}>
      A claim is one sentence that the case must prove or refute. Evidence is linked for, against and around
      it.
    </Empty>
  );
}
