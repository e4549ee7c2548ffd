import type { TextPart } from '../../electron/shared/contract/documents.ts';
import type { MarkLook } from './marks.ts';

/** A marked stretch of plain text. */
export interface TextMark {
  readonly id: string;
  readonly page: number;
  readonly start: number;
  readonly end: number;
  readonly look: MarkLook;
  readonly fill?: string;
  readonly line?: string;
}

/** One line of a text: its number, and where it starts in the text of its page. */
export interface TextLine {
  readonly number: number;
  readonly page: number;
  readonly start: number;
  readonly text: string;
}

/** A piece of a line under the same marks. */
export interface Segment {
  readonly start: number;
  readonly text: string;
  readonly marks: readonly TextMark[];
  /** Where it leads, when it is a link of the text. */
  readonly href?: string;
}

/** What the file says that a line is. */
export interface LineKind {
  readonly kind: 'plain' | 'heading' | 'table' | 'header' | 'attachment';
  readonly level: number;
}

/** Cuts pages of text into numbered lines. Line ends belong to no line. */
export function linesOf(pages: readonly { readonly number: number; readonly text: string }[]): TextLine[] {
  const lines: TextLine[] = [];
  for (const { number: page, text } of pages) {
    let start = 0;
    while (start <= text.length) {
      const end = text.indexOf('\n', start);
      const stop = end < 0 ? text.length : end;
      lines.push({ number: lines.length + 1, page, start, text: text.slice(start, stop).replace(/\r$/, '') });
      start = stop + 1;
    }
  }
  return lines;
}

/** Cuts a line where marks begin and end. Offsets are those of the page text. */
export function segmentsOf(
  line: TextLine,
  marks: readonly TextMark[],
  parts: readonly TextPart[] = [],
): Segment[] {
  const end = line.start + line.text.length;
  const here = marks.filter(mark => mark.page === line.page && mark.start < end && mark.end > line.start);
  const links = parts.filter(part => part.kind === 'link' && part.start < end && part.end > line.start);
  const cuts = new Set([line.start, end]);
  for (const mark of [...here, ...links]) {
    cuts.add(Math.max(line.start, mark.start));
    cuts.add(Math.min(end, mark.end));
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((start, index) => {
    const stop = places[index + 1] ?? end;
    const link = links.find(part => part.start < stop && part.end > start);
    return {
      ...(link && { href: link.href ?? '' }),
      start,
      text: line.text.slice(start - line.start, stop - line.start),
      marks: here.filter(mark => mark.start < stop && mark.end > start),
    };
  });
}

/** Index of the line that holds an offset of a page; -1 when there is none. */
export function lineAt(lines: readonly TextLine[], page: number, offset: number): number {
  return lines.findLastIndex(line => line.page === page && line.start <= offset);
}

/** What a line is, by the parts of its page: the innermost that stands on lines of its own. */
export function kindOf(line: TextLine, parts: readonly TextPart[]): LineKind {
  const end = Math.max(line.start + 1, line.start + line.text.length);
  const over = parts.findLast(part => isBlock(part) && part.start < end && part.end > line.start);
  return over && isBlock(over) ? { kind: over.kind, level: over.level ?? 0 } : { kind: 'plain', level: 0 };
}

type BlockKind = Exclude<TextPart['kind'], 'link' | 'field' | 'note'>;

const isBlock = (part: TextPart): part is TextPart & { readonly kind: BlockKind } =>
  part.kind !== 'link' && part.kind !== 'field' && part.kind !== 'note';

/** The segments of a table's line by its cells; what divides two cells ends the first of them. */
export function cellsOf(segments: readonly Segment[]): Segment[][] {
  const cells: Segment[][] = [[]];
  for (const segment of segments) {
    const pieces = segment.text.split(/(?<=\t)/);
    let start = segment.start;
    for (const text of pieces) {
      cells.at(-1)?.push({ ...segment, start, text });
      start += text.length;
      if (text.endsWith('\t')) cells.push([]);
    }
  }
  return cells;
}
