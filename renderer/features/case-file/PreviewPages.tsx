import { type RefObject, useEffect, useRef } from 'react';
import '../../viewer/viewer.css';
import { GAP } from '../../viewer/layout.ts';
import { PageView } from '../../viewer/PageView.tsx';
import type { PageSource } from '../../viewer/page-source.ts';
import { typingRest } from '../../viewer/typing-rest.ts';
import { useCurrentPage, useGoal } from '../../viewer/use-goal.ts';
import { type Gutters, type PagesState, usePages } from '../../viewer/use-pages.ts';
import type { LinkedScroll } from './linked-scroll.ts';
import { firstLineIn, lineAt, type PreviewLine } from './preview-lines.ts';
import type { PreviewPlace } from './use-place-in-preview.ts';

const GUTTERS: Gutters = { left: 14, right: 14 };
const FIT = { fit: 'width' } as const;
const NO_MARKS: never[] = [];
const forget = () => () => undefined;

/** The pages of the preview in a column. When the source changes, the old paint of a page stays until the new one is there. */
export function PreviewPages({
  source,
  onPage,
  linked,
  place = null,
  onLine,
}: {
  readonly source: PageSource;
  readonly onPage: (page: number) => void;
  readonly linked?: LinkedScroll | undefined;
  readonly place?: PreviewPlace | null;
  /** A line was pointed at, or Enter was pressed. */
  readonly onLine?: ((line: PreviewLine) => void) | undefined;
}) {
  const scroller = useRef<HTMLElement>(null);
  const pages = usePages(source, scroller, FIT, 0, GUTTERS);
  const { layout, near, sizeOf } = pages;
  const last = Math.min(near[1], source.pageCount);
  const visible = Array.from({ length: Math.max(0, last - near[0] + 1) }, (_, index) => near[0] + index);
  useCurrentPage(pages.current, onPage);
  const { toPage } = useGoal(source, scroller, pages, 0);
  // Only a new wish moves the pages: what a person scrolled to stays when they are set anew.
  const followed = useRef<PreviewPlace | null>(null);
  useEffect(() => {
    if (place && followed.current !== place) toPage(place.page);
    followed.current = place;
  }, [place, toPage]);
  const point = (line: PreviewLine | null) => line && onLine?.(line);
  const tell = useLink(linked, scroller, pages, source.pageCount);
  return (
    <section
      className="pv-scroller preview-pages"
      aria-label="Pages of the preview"
      aria-description={onLine && 'Enter writes at the first line that is shown'}
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled region must be reachable by keyboard
      tabIndex={0}
      onClick={event => point(lineAt(event))}
      onKeyDown={event => {
        if (event.key !== 'Enter' || !onLine || !scroller.current) return;
        event.preventDefault();
        point(firstLineIn(scroller.current));
      }}
      onScroll={() => {
        pages.onScroll();
        tell();
      }}
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
            calm={typingRest()}
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

/** Follows the linked column, and tells it where this one goes. */
function useLink(
  linked: LinkedScroll | undefined,
  scroller: RefObject<HTMLElement | null>,
  { layout }: PagesState,
  pageCount: number,
): () => void {
  const self = useRef({});
  // Following scrolls, and scrolling tells: what was only followed must not be told back.
  const followed = useRef(-1);
  useEffect(
    () =>
      linked?.follow(self.current, ({ page, share }) => {
        const element = scroller.current;
        if (!element) return;
        const at = Math.min(page, pageCount);
        const [top = 0, next = top] = layout.tops.slice(at - 1, at + 1);
        element.scrollTop = top + share * (next - top);
        followed.current = element.scrollTop;
      }),
    [linked, layout, scroller, pageCount],
  );
  return () => {
    const element = scroller.current;
    if (!linked || !element || element.scrollTop === followed.current) return;
    followed.current = -1;
    const page = Math.max(1, layout.tops.findLastIndex(each => each <= element.scrollTop) + 1);
    const [top = 0, next = top + 1] = layout.tops.slice(page - 1, page + 1);
    linked.moved(self.current, { page, share: (element.scrollTop - top) / Math.max(1, next - top) });
  };
}
