import type { Command } from 'prosemirror-state';
import { Button } from '../../ui/index.ts';
import { type BlockLook, setLook, toggleEmphasis, toggleList, toggleStrong } from './commands.ts';
import type { Caret } from './use-section-view.ts';

const LOOKS: readonly { readonly value: BlockLook; readonly words: string }[] = [
  { value: 'text', words: 'Text' },
  { value: '1', words: 'Heading 1' },
  { value: '2', words: 'Heading 2' },
  { value: '3', words: 'Heading 3' },
];

/** The tools of a text. Each has a key of its own in the text. */
export function Tools({
  title,
  caret,
  run,
  sign,
  onComment,
  onHistory,
}: {
  readonly title: string;
  readonly caret: Caret;
  readonly run: (command: Command) => void;
  readonly sign: (sign: '@' | '/') => void;
  readonly onComment: () => void;
  readonly onHistory: () => void;
}) {
  const tool = (words: string, label: string, command: Command, on?: boolean) => (
    <Button
      small
      look="quiet"
      words={words}
      aria-label={label}
      title={label}
      aria-pressed={on}
      onMouseDown={event => event.preventDefault()}
      onClick={() => run(command)}
    />
  );
  return (
    <div className="section-tools" role="toolbar" aria-label={`Tools of ${title}`}>
      <select
        className="input"
        aria-label="How the paragraph is set"
        value={caret.look}
        onChange={event => {
          const look = LOOKS.find(({ value }) => value === event.target.value);
          if (look) run(setLook(look.value));
        }}
      >
        {LOOKS.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      {tool('B', 'Strong (Ctrl B)', toggleStrong, caret.strong)}
      {tool('I', 'Emphasis (Ctrl I)', toggleEmphasis, caret.emphasis)}
      {tool('•', '• list (Ctrl Shift 8)', toggleList('bullets'))}
      {tool('1.', '1. numbered list (Ctrl Shift 7)', toggleList('numbers'))}
      <Button small look="quiet" words="Cite" keys="@" onClick={() => sign('@')} />
      <Button small look="quiet" words="Block" keys="/" onClick={() => sign('/')} />
      <Button
        small
        look="quiet"
        words="Comment"
        title="Comment on the words that are selected (Ctrl Alt M)"
        disabled={!caret.selected}
        onMouseDown={event => event.preventDefault()}
        onClick={onComment}
      />
      <Button small look="quiet" words="History" onClick={onHistory} />
    </div>
  );
}
