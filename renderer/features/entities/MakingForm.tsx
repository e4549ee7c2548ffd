import type { ReactNode } from 'react';
import type { Evidence } from '../../../electron/shared/contract/evidence.ts';
import { ActionNotice, Button, IconButton, Inspector, Section } from '../../ui/index.ts';
import { EvidencePicks } from './EvidencePicks.tsx';

/** A form in the inspector that makes something: its own fields, the evidence behind it, and the way out. */
export function MakingForm({
  title,
  words,
  able,
  action,
  evidence,
  onMake,
  onClose,
  children,
}: {
  readonly title: string;
  /** What the button that makes it says. */
  readonly words: string;
  readonly able: boolean;
  readonly action: Parameters<typeof ActionNotice>[0]['of'];
  readonly evidence: Parameters<typeof EvidencePicks>[0];
  readonly onMake: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  return (
    <Inspector
      title={title}
      tools={<IconButton icon="close" words="Close without making" onClick={onClose} />}
    >
      <Section>
        <form
          className="column"
          onSubmit={event => {
            event.preventDefault();
            if (able) void onMake();
          }}
          onKeyDown={event => {
            if (event.key === 'Escape') onClose();
          }}
        >
          {children}
          <EvidencePicks {...evidence} />
          <div className="row">
            <Button type="submit" look="primary" words={words} keys="enter" disabled={!able} />
            <Button look="quiet" words="Cancel" onClick={onClose} />
          </div>
          <ActionNotice of={action} />
        </form>
      </Section>
    </Inspector>
  );
}

/** What a form gives the evidence that was picked in it. */
export const picked = (evidence: readonly Evidence[]) => evidence.map(({ id }) => id);
