import { useRef } from 'react';
import '../../viewer/viewer.css';
import { GAP } from '../../viewer/layout.ts';
import { PageView } from '../../viewer/PageView.tsx';
import type { PageSource } from '../../viewer/page-source.ts';
import { useCurrentPage } from '../../viewer/use-goal.ts';
import { type Gutters, usePages } from '../../viewer/use-pages.ts';

const GUTTERS: Gutters = { left: 14, right: 14 };
const FIT = { fit: 'width' } as const;
const NO_MARKS: never[] = [];
const forget = () => () => undefined;

/** The pages of the preview in a column. When the source changes, the old paint of a page stays until the new one is there. */
export function PreviewPages({ source, onPage }: { source: PageSource; onPage: (page: number) => void }) {
  const scroller = useRef<HTMLElement>(null);
  const pages = usePages(source, scroller, FIT, 0, GUTTERS);
  const { layout, near, sizeOf } = pages;
  const last = Math.min(near[1], source.pageCount);
  const visible = Array.from({ length: Math.max(0, last - near[0] + 1) }, (_, index) => near[0] + index);
  useCurrentPage(pages.current, onPage);
  return (
    <section
      className="pv-scroller preview-pages"
      aria-label="Pages of the preview"
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
      tabIndex={0}
      onScroll={pages.onScroll}
    >
      <div className="pv-column" style={{ height: layout.tops.at(-1) ?? 0 }}>
        {visible.map(page => (
          <PageView
            key={page}
            source={source}
            page={page}
            size={sizeOf(page)}
            scale={layout.scale}
            turn={0}
            top={layout.tops[page - 1] ?? GAP}
            marks={NO_MARKS}
            flash={null}
            label={`Page ${page} of ${source.pageCount}`}
            margin={null}
            box={null}
            overlay={null}
            onSize={pages.learn}
            onWords={forget}
          />
        ))}
      </div>
    </section>
  );
}
