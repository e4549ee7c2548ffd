import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import './finder.css';

/** One thing that a finder offers. */
export interface Choice<T> {
  readonly key: string;
  readonly value: T;
  /** What stands before the words: a number, a chip, an icon. */
  readonly mark?: ReactNode;
  readonly words: string;
  readonly language?: string;
  /** Grey words after it. */
  readonly aside?: ReactNode;
  /** Grey words on a line of their own. */
  readonly below?: ReactNode;
}

interface FinderProps<T> {
  readonly label: string;
  /** The label is for screen readers only. */
  readonly bare?: boolean;
  readonly placeholder?: string;
  /** What is chosen now, shown until something is typed. */
  readonly chosen?: string;
  readonly find: (typed: string) => readonly Choice<T>[];
  readonly onPick: (value: T) => void;
  /** Offers to make what is not there, under what was typed. */
  readonly create?: { readonly words: (typed: string) => string; readonly run: (typed: string) => void };
  readonly autoFocus?: boolean;
  readonly onEscape?: () => void;
  readonly inputId?: string;
  /** Tells when somebody begins to look and when they stop: until then nothing has to be read. */
  readonly onSeek?: (seeking: boolean) => void;
}

/** A field that finds a thing of the case by a few letters: arrows move, Enter picks, Esc closes. */
export function Finder<T>(props: FinderProps<T>) {
  const { label, chosen = '', find, create } = props;
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const text = typed ?? '';
  const choices = open ? find(text) : [];
  const creating = create !== undefined && open && text.trim() !== '';
  const length = choices.length + (creating ? 1 : 0);
  const active = Math.min(at, length - 1);

  // What is chosen may be read only after the field got the keyboard: typing still takes its place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when other words are shown
  useLayoutEffect(() => {
    if (typed === null && document.activeElement === input.current) input.current?.select();
  }, [chosen]);

  const close = () => {
    setOpen(false);
    setTyped(null);
    setAt(0);
  };
  const take = (index: number) => {
    const choice = choices[index];
    const typedNow = text.trim();
    if (!choice && !creating) return;
    close();
    if (choice) props.onPick(choice.value);
    else create?.run(typedNow);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' && !open) setOpen(true);
    else if (event.key === 'ArrowDown') setAt(length === 0 ? 0 : (active + 1) % length);
    else if (event.key === 'ArrowUp' && open) setAt(length === 0 ? 0 : (active - 1 + length) % length);
    else if (event.key === 'Enter' && open && length > 0) take(active);
    else if (event.key === 'Escape' && open && (text !== '' || !props.onEscape)) close();
    else if (event.key === 'Escape' && props.onEscape) props.onEscape();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="finder field">
      <label className={props.bare ? 'unseen' : 'label'} htmlFor={props.inputId ?? id}>
        {label}
      </label>
      <input
        id={props.inputId ?? id}
        ref={input}
        className="input"
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-expanded={open && length > 0}
        aria-controls={open ? `${id}-list` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={open && length > 0 ? `${id}-${active}` : undefined}
        placeholder={props.placeholder ?? label}
        // biome-ignore lint/a11y/noAutofocus: only forms that a gesture opened ask for it
        autoFocus={props.autoFocus ?? false}
        value={typed ?? chosen}
        onFocus={event => {
          event.currentTarget.select();
          props.onSeek?.(true);
        }}
        onClick={() => setOpen(true)}
        onBlur={() => {
          close();
          props.onSeek?.(false);
        }}
        onChange={event => {
          setTyped(event.target.value);
          setOpen(true);
          setAt(0);
        }}
        onKeyDown={press}
      />
      {open && (
        <div className="finder-list" role="listbox" id={`${id}-list`} aria-label={label}>
          {choices.map((choice, index) => (
            <Option
              key={choice.key}
              id={`${id}-${index}`}
              active={index === active}
              onTake={() => take(index)}
            >
              {choice.mark}
              <span className="finder-words">
                <span className="ellipsis" lang={choice.language || undefined} dir="auto">
                  {choice.words}
                </span>
                {choice.below && <span className="muted small ellipsis">{choice.below}</span>}
              </span>
              {choice.aside && <span className="muted small ellipsis finder-aside">{choice.aside}</span>}
            </Option>
          ))}
          {creating && (
            <Option
              id={`${id}-${choices.length}`}
              active={choices.length === active}
              onTake={() => take(choices.length)}
            >
              <span className="grow">{create.words(text.trim())}</span>
            </Option>
          )}
          {length === 0 && <p className="finder-none muted">Nothing fits “{text}”.</p>}
        </div>
      )}
    </div>
  );
}

function Option({
  id,
  active,
  onTake,
  children,
}: {
  readonly id: string;
  readonly active: boolean;
  readonly onTake: () => void;
  readonly children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the field, which names its active option
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys
    <div
      className={active ? 'finder-option active' : 'finder-option'}
      role="option"
      id={id}
      aria-selected={active}
      // The field keeps the focus, so that its blur does not close the list before the click.
      onPointerDown={event => event.preventDefault()}
      onMouseDown={event => event.preventDefault()}
      onClick={onTake}
    >
      {children}
    </div>
  );
}
