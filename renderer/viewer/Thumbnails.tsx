import { useEffect, useRef, useState } from 'react';
import type { Mark } from './marks.ts';
import type { PageSource } from './page-source.ts';

/** Height of one row of the list: picture, number and space. */
const ROW = 118;

/** What the list of small pages shows. */
export interface ThumbnailsProps {
  readonly source: PageSource;
  readonly current: number;
  readonly marks: readonly Mark[];
  /** Pages that have no text. */
  readonly bare: ReadonlySet<number>;
  /** How sure text recognition was of pages, 0 to 100. */
  readonly sure: ReadonlyMap<number, number>;
  readonly onPage: (page: number) => void;
}

/** Small pages with ticks where something is marked; only those in view are painted. */
export function Thumbnails({ source, current, marks, bare, sure, onPage }: ThumbnailsProps) {
  const list = useRef<HTMLElement>(null);
  const [view, setView] = useState({ top: 0, height: 800 });
  const look = () => {
    const element = list.current;
    if (element) setView({ top: element.scrollTop, height: element.clientHeight });
  };
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const top = (current - 1) * ROW;
    if (top < element.scrollTop || top + ROW > element.scrollTop + element.clientHeight)
      element.scrollTop = top - element.clientHeight / 2 + ROW / 2;
    setView({ top: element.scrollTop, height: element.clientHeight });
  }, [current]);

  const first = Math.max(1, Math.floor(view.top / ROW) - 1);
  const last = Math.min(source.pageCount, Math.ceil((view.top + view.height) / ROW) + 2);
  const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  return (
    <nav className="pv-thumbs" ref={list} onScroll={look} aria-label="Pages">
      <div style={{ height: source.pageCount * ROW, position: 'relative' }}>
        {rows.map(page => (
          <Thumbnail
            key={page}
            source={source}
            page={page}
            current={page === current}
            bare={bare.has(page)}
            sure={sure.get(page)}
            marks={marks.filter(mark => mark.page === page && mark.line)}
            onPage={onPage}
          />
        ))}
      </div>
    </nav>
  );
}

interface ThumbnailProps {
  readonly source: PageSource;
  readonly page: number;
  readonly current: boolean;
  readonly bare: boolean;
  readonly sure: number | undefined;
  readonly marks: readonly Mark[];
  readonly onPage: (page: number) => void;
}

function Thumbnail({ source, page, current, bare, sure, marks, onPage }: ThumbnailProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [height, setHeight] = useState(source.firstSize.height);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let stop: () => void = () => undefined;
    const timer = setTimeout(async () => {
      const size = await source.size(page).catch(() => null);
      if (!size) return;
      setHeight(size.height);
      const ratio = window.devicePixelRatio || 1;
      const task = source.paint(page, element, Math.min(60 / size.width, 84 / size.height) * ratio);
      stop = task.cancel;
    }, 120);
    return () => {
      clearTimeout(timer);
      stop();
      element.width = 0;
      element.height = 0;
    };
  }, [source, page]);

  return (
    <button
      type="button"
      className={`pv-thumb${bare ? ' pv-bare' : ''}`}
      style={{ top: (page - 1) * ROW + 10 }}
      aria-current={current ? 'page' : undefined}
      aria-label={`Page ${page}${bare ? ', no text' : ''}${sure === undefined ? '' : `, recognised, ${sure} % sure`}${marks.length > 0 ? `, ${marks.length} marked` : ''}`}
      onClick={() => onPage(page)}
    >
      <span className="pv-thumb-paper">
        <canvas ref={canvas} />
        {marks.map(mark => (
          <i
            key={mark.id}
            style={{ top: `${(100 * (mark.rectangles[0]?.y ?? 0)) / height}%`, background: mark.line }}
          />
        ))}
      </span>
      {page}
      {bare ? ' · no text' : sure === undefined ? '' : ` · ${sure} %`}
    </button>
  );
}
