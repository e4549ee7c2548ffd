import { useState } from 'react';

/** A sentence that can be written in place: Enter keeps it, Esc leaves it as it was. */
export function SentenceField({
  label,
  text,
  onKeep,
  onLeave,
}: {
  readonly label: string;
  readonly text: string;
  /** `moved`: the keyboard went on to something else, and stays there. */
  readonly onKeep: (text: string, moved: boolean) => void;
  readonly onLeave: (moved: boolean) => void;
}) {
  const [typed, setTyped] = useState(text);
  const keep = (moved: boolean) => {
    const sentence = typed.replaceAll(/\s+/g, ' ').trim();
    if (sentence === '' || sentence === text) onLeave(moved);
    else onKeep(sentence, moved);
  };
  return (
    <textarea
      className="input sentence-field"
      aria-label={label}
      // biome-ignore lint/a11y/noAutofocus: the field stands there because a key or click asked for it
      autoFocus
      rows={text.length > 400 ? 10 : 2}
      maxLength={100_000}
      value={typed}
      placeholder="One assertion that can be proved or refuted"
      onChange={event => setTyped(event.target.value)}
      onKeyDown={event => {
        if (event.nativeEvent.isComposing) return;
        // What is written is no command of the board; the lock and other keys with Ctrl are everybody's.
        if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
        if (event.key === 'Enter' && !event.shiftKey) keep(false);
        else if (event.key === 'Escape') onLeave(false);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onBlur={event => keep(event.relatedTarget !== null)}
    />
  );
}
