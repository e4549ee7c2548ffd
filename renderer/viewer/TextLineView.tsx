import type { CSSProperties, ReactNode } from 'react';
import type { TextPart } from '../../electron/shared/contract/documents.ts';
import { cellsOf, kindOf, type Segment, segmentsOf, type TextLine, type TextMark } from './text-lines.ts';

interface LineProps {
  readonly line: TextLine | undefined;
  readonly parts: readonly TextPart[];
  readonly marks: readonly TextMark[];
  readonly flash: string | null;
  readonly renderNotes: (ids: readonly string[]) => ReactNode;
}

/** One line of a text: its number, its words as what they are, and the evidence that begins on it. */
export function TextLineView({ line, parts, marks, flash, renderNotes }: LineProps) {
  if (!line) return null;
  const end = line.start + line.text.length;
  const begin = marks.filter(
    mark =>
      mark.line &&
      mark.page === line.page &&
      mark.start >= line.start &&
      mark.start < Math.max(end, line.start + 1),
  );
  const { kind, level } = kindOf(line, parts);
  const segments = segmentsOf(line, marks, parts);
  const cells = kind === 'table' ? cellsOf(segments) : null;
  const style = cells ? { gridTemplateColumns: `repeat(${cells.length}, minmax(0, 1fr))` } : undefined;
  const heading = kind === 'heading' ? { role: 'heading', 'aria-level': level } : {};
  return (
    <>
      <span className="pv-line-number" data-number={line.number} />
      <span
        className={`pv-line pv-line-${kind}${kind === 'heading' ? ` pv-level-${level}` : ''}`}
        style={style}
        dir="auto"
        data-page={line.page}
        data-start={line.start}
        data-attachment={kind === 'attachment' ? line.text.replace(/^[^:]*: /, '') : undefined}
        {...heading}
      >
        {cells
          ? cells.map(cell => (
              <span key={cell[0]?.start} className="pv-cell">
                {cell.map(segment => (
                  <Run key={segment.start} segment={segment} flash={flash} />
                ))}
              </span>
            ))
          : segments.map(segment => <Run key={segment.start} segment={segment} flash={flash} />)}
        {line.text === '' && <br />}
      </span>
      <span className="pv-line-notes">{begin.length > 0 && renderNotes(begin.map(mark => mark.id))}</span>
    </>
  );
}

/** A stretch under the same marks. A link is shown with where it leads; nothing ever follows it. */
function Run({ segment, flash }: { readonly segment: Segment; readonly flash: string | null }) {
  const { text, marks, href } = segment;
  const top = marks.at(-1);
  const classes = [
    top && `pv-run pv-look-${top.look}`,
    top && top.id === flash && 'pv-flash',
    href !== undefined && 'pv-link',
  ].filter(Boolean);
  const colours = top && ({ '--fill': top.fill, '--edge': top.line } as CSSProperties);
  return (
    <span
      data-mark={top?.id}
      className={classes.length > 0 ? classes.join(' ') : undefined}
      style={colours}
      title={href === undefined ? undefined : `Leads to ${href}. Plumbline does not open it.`}
    >
      {text}
    </span>
  );
}
