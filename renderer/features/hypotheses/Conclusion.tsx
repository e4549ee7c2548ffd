import type { Comparison } from '../../../electron/shared/contract/hypotheses.ts';
import { LinkButton } from '../../ui/index.ts';

/** What the ratings say, in words, and on which single items it hangs. */
export function Conclusion({
  comparison,
  onItem,
}: {
  readonly comparison: Comparison;
  readonly onItem: (id: string) => void;
}) {
  const { words, sensitivity } = comparison.conclusion;
  return (
    <section className="hy-conclusion" aria-label="Conclusion">
      <p className="strong">{words}</p>
      {sensitivity.length > 0 && (
        <ul>
          {sensitivity.map(({ itemId, label, words: without }) => (
            <li key={itemId} className="second">
              <LinkButton words={label} onClick={() => onItem(itemId)} />
              {` carries it. ${without}`}
            </li>
          ))}
        </ul>
      )}
      <p className="muted small">
        The least inconsistent explanation leads. This orders explanations; it is no probability.
      </p>
    </section>
  );
}
