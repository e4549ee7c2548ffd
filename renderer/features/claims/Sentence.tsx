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
  readonly onKeep: (text: string) => void;
  readonly onLeave: () => void;
}) {
  const [typed, setTyped] = useState(text);
  const keep = () => {
    const sentence = typed.replaceAll(/\s+/g, ' ').trim();
    if (sentence === '' || sentence === text) onLeave();
    else onKeep(sentence);
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
        event.stopPropagation();
        if (event.key === 'Enter' && !event.shiftKey) keep();
        else if (event.key === 'Escape') onLeave();
        else return;
        event.preventDefault();
      }}
      onBlur={keep}
    />
  );
}
