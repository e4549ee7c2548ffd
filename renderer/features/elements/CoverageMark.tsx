import type { Coverage } from '../../../electron/shared/contract/elements.ts';
import { COVERAGE } from './words.ts';
import './coverage.css';

/** How far an element is proved: a shape, a colour and always the word. `aside` goes on in the same line. */
export function CoverageMark({
  coverage,
  aside = '',
}: {
  readonly coverage: Coverage;
  readonly aside?: string;
}) {
  return (
    <span className={`coverage ${coverage}`}>
      <i aria-hidden="true" />
      {COVERAGE[coverage]}
      {aside}
    </span>
  );
}
