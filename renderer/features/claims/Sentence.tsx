import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { SentenceClash } from './SentenceClash.tsx';

/** What is done with a sentence that was written in place. */
interface SentenceProps {
  readonly label: string;
  /** The sentence as it stands now: another window may change it while it is written here. */
  readonly text: string;
  /** `over`: the sentence that it was written over. `moved`: the keyboard went on to something else, and stays there. */
  readonly onKeep: (text: string, moved: boolean, over: string) => void;
  readonly onLeave: (moved: boolean) => void;
  /** Told what was written when the field is taken away in the middle of it. */
  readonly onLost?: (text: string, over: string) => void;
}

const oneLine = (typed: string): string => typed.replaceAll(/\s+/g, ' ').trim();

/** A sentence that can be written in place: Enter keeps it, Esc leaves it as it was. */
export function SentenceField(props: SentenceProps) {
  const { label, text, onKeep, onLeave } = props;
  const { typed, write, over, settle } = useTyped(props);
  const box = useRef<HTMLDivElement>(null);
  const sentence = oneLine(typed);
  const clash = text !== over && sentence !== text && sentence !== '';
  const leave = (moved: boolean) => {
    settle();
    onLeave(moved);
  };
  const keep = (moved: boolean) => {
    if (sentence === '' || sentence === over || sentence === text) return leave(moved);
    // Both are shown then, and one of them is chosen.
    if (clash) return;
    settle();
    onKeep(sentence, moved, over);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    // What is written is no command of the board; the lock and other keys with Ctrl are everybody's.
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    const onButton = event.target instanceof HTMLButtonElement;
    if (event.key === 'Escape') leave(false);
    else if (event.key === 'Enter' && !event.shiftKey && !onButton) {
      if (clash) box.current?.querySelector('button')?.focus();
      else keep(false);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens for the field and the choice in it
    <div
      ref={box}
      onKeyDown={press}
      onBlur={event => !box.current?.contains(event.relatedTarget) && keep(event.relatedTarget !== null)}
    >
      <textarea
        className="input sentence-field"
        aria-label={label}
        // biome-ignore lint/a11y/noAutofocus: the field stands there because a key or click asked for it
        autoFocus
        rows={text.length > 400 ? 10 : 2}
        maxLength={100_000}
        value={typed}
        placeholder="One assertion that can be proved or refuted"
        onChange={event => write(event.target.value)}
      />
      {clash && (
        <SentenceClash
          theirs={text}
          onMine={() => {
            settle();
            onKeep(sentence, false, text);
          }}
          onTheirs={() => leave(false)}
        />
      )}
    </div>
  );
}

/** What is typed, and over what. A sentence that changes elsewhere before anything is typed is simply shown. */
function useTyped({ text, onLost }: SentenceProps) {
  const [typed, write] = useState(text);
  const [over, rebase] = useState(text);
  const now = useRef({ text, typed, over, onLost, settled: false });
  useEffect(() => {
    now.current = { ...now.current, text, typed, over, onLost };
  });
  useEffect(() => {
    now.current.settled = false;
    if (text === over || typed !== over) return;
    write(text);
    rebase(text);
  }, [text, over, typed]);
  useEffect(
    () => () => {
      const { settled, ...last } = now.current;
      const sentence = oneLine(last.typed);
      if (settled || ['', last.over, last.text].includes(sentence)) return;
      last.onLost?.(sentence, last.over);
    },
    [],
  );
  const settle = () => {
    now.current.settled = true;
  };
  return { typed, write, over, settle };
}
