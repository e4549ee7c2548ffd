import { useState } from 'react';
import type { ClaimCard } from '../../../electron/shared/contract/claims.ts';
import { count } from '../../text/format.ts';
import { Button } from '../../ui/index.ts';

/** The parts that a claim would become, one a line: they can be mended, Enter splits, Esc leaves it whole. */
export function SplitBox({
  claim,
  onSplit,
  onLeave,
}: {
  readonly claim: Pick<ClaimCard, 'number' | 'text' | 'hints'>;
  readonly onSplit: (parts: readonly string[]) => void;
  readonly onLeave: () => void;
}) {
  const [typed, setTyped] = useState(() => partsOf(claim).join('\n'));
  const parts = typed
    .split('\n')
    .map(part => part.trim())
    .filter(part => part !== '');
  const split = () => parts.length > 1 && onSplit(parts);
  return (
    <div className="split-box">
      <textarea
        className="input"
        aria-label={`Parts of claim ${claim.number}, one a line`}
        // biome-ignore lint/a11y/noAutofocus: the box stands there because a key or click asked for it
        autoFocus
        rows={Math.min(10, parts.length + 1)}
        value={typed}
        onChange={event => setTyped(event.target.value)}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing) return;
          event.stopPropagation();
          if (event.key === 'Enter' && !event.shiftKey) split();
          else if (event.key === 'Escape') onLeave();
          else return;
          event.preventDefault();
        }}
      />
      <div className="row">
        <p className="hint grow">{afterWords(claim.number, parts.length)}</p>
        <Button small look="quiet" words="Leave it whole" keys="esc" onClick={onLeave} />
        <Button
          small
          look="primary"
          words={parts.length > 1 ? `Split in ${parts.length}` : 'Split'}
          keys="enter"
          disabled={parts.length < 2}
          onClick={split}
        />
      </div>
    </div>
  );
}

const partsOf = ({ hints, text }: Pick<ClaimCard, 'hints' | 'text'>): readonly string[] =>
  hints.find(({ kind }) => kind === 'compound')?.parts ?? [text.replaceAll(/\s+/g, ' ')];

function afterWords(number: number, parts: number): string {
  if (parts < 2) return 'One part a line; Shift Enter begins a new one.';
  return `C${number} keeps the first line; ${count(parts - 1, 'new claim')} with the same evidence. Each is a draft again.`;
}
