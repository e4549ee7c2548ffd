import type { ClaimCard, ClaimHint } from '../../../electron/shared/contract/claims.ts';
import { Button, Icon } from '../../ui/index.ts';

/** What a hostile reader would point at first; it never blocks anything. */
export function HintBar({
  claim,
  onSplit,
}: {
  readonly claim: Pick<ClaimCard, 'number' | 'text' | 'hints'>;
  readonly onSplit: () => void;
}) {
  const [hint] = claim.hints;
  if (!hint) return null;
  return (
    <div className="claim-hint">
      <Icon name="warning" size={12} />
      <p className="grow">
        <span className="strong">{hint.what}</span> {hint.next}
      </p>
      {hint.kind === 'compound' && hint.parts && (
        <Button small words={`Split in ${hint.parts.length}`} keys="s" onClick={onSplit} />
      )}
    </div>
  );
}

/** Every hint about a claim, each with the words it is about. */
export function HintList({ text, hints }: { readonly text: string; readonly hints: readonly ClaimHint[] }) {
  if (hints.length === 0) return null;
  return (
    <ul className="column claim-hints">
      {hints.map(hint => (
        <li key={`${hint.kind} ${hint.start}`} className="small">
          <span className="strong">{hint.what}</span> {hint.next}
          {hint.end - hint.start < text.length && (
            <span className="muted" dir="auto">
              {' '}
              At “{text.slice(hint.start, hint.end).trim()}”.
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
