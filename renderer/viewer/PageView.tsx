import { memo, type ReactNode, useRef } from 'react';
import type { Calm } from './calm.ts';
import type { Turn } from './layout.ts';
import { turned } from './layout.ts';
import { Marks } from './Marks.tsx';
import type { Mark } from './marks.ts';
import type { PageSource, Size, TextLayerHandle } from './page-source.ts';
import { useDetail } from './use-detail.ts';
import { usePaintedPage } from './use-painted-page.ts';

/** What a page needs to be shown. */
export interface PageViewProps {
  readonly source: PageSource;
  readonly page: number;
  readonly size: Size;
  /** CSS pixels a point. */
  readonly scale: number;
  readonly turn: Turn;
  /** Painting waits while it says so. */
  readonly calm?: Pick<Calm, 'wait'>;
  readonly top: number;
  readonly marks: readonly Mark[];
  readonly flash: string | null;
  readonly label: string;
  readonly margin: ReactNode;
  /** Lies over the sheet and turns with it. */
  readonly box: ReactNode;
  /** Stands over the page and never turns. */
  readonly overlay: ReactNode;
  readonly onSize: (page: number, size: Size) => void;
  /** Tells when the words of the page stand, and gets back what to do when they go. */
  readonly onWords: (page: number, container: HTMLElement, layer: TextLayerHandle) => () => void;
}

/** One page: paper, marks, words and margin, one over the other. */
export const PageView = memo(function PageView(props: PageViewProps) {
  const { page, size, scale, turn, top, marks, flash, label, margin, box, overlay } = props;
  const paper = useRef<HTMLDivElement>(null);
  const words = useRef<HTMLDivElement>(null);
  usePaintedPage(props, paper, words);
  useDetail(props, paper);
  const shown = turned(size, turn);
  const style = { top, width: shown.width * scale, height: shown.height * scale };
  return (
    <section className="pv-page" style={style} data-page={page} aria-label={label}>
      <div className="pv-sheet" style={sheetStyle(size, scale, turn)} data-sheet={page}>
        <div className="pv-paper" ref={paper} />
        <Marks marks={marks} size={size} flash={flash} />
        <div className="pv-words textLayer" ref={words} />
        {box}
      </div>
      <div className="pv-margin">{margin}</div>
      {overlay}
    </section>
  );
});

/** Lays the unturned sheet into the turned page's box. */
function sheetStyle(size: Size, scale: number, turn: Turn) {
  const width = size.width * scale;
  const height = size.height * scale;
  const shift = {
    0: '',
    90: `translateX(${height}px)`,
    180: `translate(${width}px, ${height}px)`,
    270: `translateY(${width}px)`,
  };
  return { width, height, transform: `${shift[turn]} rotate(${turn}deg)`, '--total-scale-factor': scale };
}
