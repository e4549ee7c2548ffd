import type { Choice } from './choices.ts';

const WIDTH = 340;
const ROW = 28;
/** The status bar stands at the foot of the window. */
const FOOT = 28;

/** The list beside the caret. The text keeps the keyboard and names the active line. */
export function ChoiceList({
  id,
  choices,
  active,
  at,
  onTake,
}: {
  readonly id: string;
  readonly choices: readonly Choice[];
  readonly active: number;
  readonly at: { readonly left: number; readonly top: number; readonly bottom: number };
  readonly onTake: (choice: Choice) => void;
}) {
  const height = choices.length * ROW + 8;
  const below = at.bottom + height <= window.innerHeight - FOOT;
  const style = {
    width: WIDTH,
    left: Math.max(4, Math.min(at.left, window.innerWidth - WIDTH - 4)),
    top: below ? at.bottom + 2 : Math.max(4, at.top - height - 2),
  };
  return (
    <div
      className="choice-list"
      role="listbox"
      id={id}
      aria-label={choices[0]?.kind === 'block' ? 'Put in a block' : 'Cite'}
      style={style}
    >
      {choices.map((choice, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the text, which names its active option
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text takes the keys
        <div
          key={choice.key}
          role="option"
          id={`${id}-${index}`}
          aria-selected={index === active}
          className={index === active ? 'finder-option active' : 'finder-option'}
          onMouseDown={event => event.preventDefault()}
          onClick={() => onTake(choice)}
        >
          <ChoiceWords choice={choice} />
        </div>
      ))}
    </div>
  );
}

function ChoiceWords({ choice }: { readonly choice: Choice }) {
  if (choice.kind === 'block')
    return (
      <>
        <span className="strong">{choice.words}</span>
        <span className="muted small ellipsis grow">{choice.aside}</span>
      </>
    );
  const { label, kind, state, words } = choice.citable;
  return (
    <>
      <span className={`chip cite ${kind} ${state}`}>{label}</span>
      <span className="ellipsis grow" dir="auto">
        {words}
      </span>
      {state !== 'good' && <span className="tag warning">{state}</span>}
    </>
  );
}
