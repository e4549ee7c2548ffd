import type { CSSProperties } from 'react';

/** One line of a document's list of parts. */
export interface OutlineLine {
  readonly title: string;
  /** 0 for the outermost. */
  readonly depth: number;
  readonly go: () => void;
}

/** Deeper parts are not indented any further. */
const DEEPEST = 6;

/** A document's own list of its parts. */
export function Outline({ lines }: { readonly lines: readonly OutlineLine[] }) {
  return (
    <nav className="pv-outline" aria-label="Outline">
      {lines.map(({ title, depth, go }, index) => (
        <button
          // Two parts may have one title.
          // biome-ignore lint/suspicious/noArrayIndexKey: parts never change places
          key={index}
          type="button"
          title={title}
          dir="auto"
          style={{ '--depth': Math.min(depth, DEEPEST) } as CSSProperties}
          onClick={go}
        >
          {title || 'Without a title'}
        </button>
      ))}
    </nav>
  );
}
