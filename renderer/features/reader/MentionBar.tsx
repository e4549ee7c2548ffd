import { Button } from '../../ui/index.ts';
import { KIND_WORDS } from '../mentions/words.ts';
import type { Mentions } from './use-mentions.ts';

/** What is mentioned here, to be accepted or rejected. It takes no focus from the page. */
export function MentionBar({ mentions, tall }: { readonly mentions: Mentions; readonly tall: boolean }) {
  const { picked, readOnly, decide } = mentions;
  if (!picked) return null;
  return (
    <div
      className={tall ? 'selection-bar tall' : 'selection-bar'}
      role="toolbar"
      aria-label="Mention"
      onPointerDown={event => {
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <span className="mention-of" dir="auto">
        {KIND_WORDS[picked.kind]}: <span className="strong">{picked.name}</span>
        {picked.places.length > 1 && (
          <span className="muted">
            {' '}
            {picked.places.length} places {picked.row === undefined ? 'on this page' : 'in this row'}
          </span>
        )}
      </span>
      <Button
        small
        look="primary"
        words="Accept"
        keys="y"
        disabled={readOnly}
        onClick={() => decide('accepted')}
      />
      <Button
        small
        look="quiet"
        words="Reject"
        keys="n"
        disabled={readOnly}
        onClick={() => decide('rejected')}
      />
    </div>
  );
}
