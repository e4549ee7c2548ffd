import type { ReactNode } from 'react';
import { ActionNotice, Button, Section } from '../../ui/index.ts';

type Shown = Parameters<typeof ActionNotice>[0]['of'];

/** A form in the inspector that changes a thing that is there, or removes it. */
export function ChangingForm({
  title,
  able,
  edit,
  remove,
  removeWords,
  onSave,
  onRemove,
  children,
}: {
  readonly title: string;
  readonly able: boolean;
  readonly edit: Shown;
  readonly remove: Shown;
  readonly removeWords: string;
  readonly onSave: () => Promise<unknown>;
  readonly onRemove: () => Promise<void>;
  readonly children: ReactNode;
}) {
  return (
    <Section title={title}>
      <form
        className="column"
        onSubmit={event => {
          event.preventDefault();
          if (able) void onSave();
        }}
      >
        {children}
        <div className="row">
          <Button type="submit" look="primary" words="Save" keys="enter" disabled={!able} />
          <span className="grow" />
          <Button small look="danger" icon="trash" words={removeWords} onClick={() => void onRemove()} />
        </div>
        <ActionNotice of={edit} />
        <ActionNotice of={remove} />
      </form>
    </Section>
  );
}
