import { type ReactNode, useEffect, useState } from 'react';
import { Outline, type OutlineLine } from '../../viewer/Outline.tsx';
import type { OutlineItem, PageSource } from '../../viewer/page-source.ts';

/** The list beside the pages: small pages, or the document's own outline where it has one. */
export function SideList(props: {
  readonly source: PageSource;
  readonly onPage: (page: number) => void;
  readonly children: ReactNode;
}) {
  const { source, onPage, children } = props;
  const [items, setItems] = useState<readonly OutlineItem[]>([]);
  const [shown, setShown] = useState<'pages' | 'outline'>('pages');
  useEffect(() => {
    let gone = false;
    source.outline?.().then(
      found => !gone && setItems(found),
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [source]);
  if (items.length === 0) return source.pageCount > 1 ? children : null;
  const lines = items.map(
    ({ title, depth, page }): OutlineLine => ({
      title,
      depth,
      go: () => void page().then(number => number !== null && onPage(number)),
    }),
  );
  const tab = (name: typeof shown, words: string) => (
    <button type="button" role="tab" aria-selected={shown === name} onClick={() => setShown(name)}>
      {words}
    </button>
  );
  return (
    <div className={`pv-side ${shown}`}>
      <div role="tablist" aria-label="Beside the pages" className="pv-side-tabs">
        {tab('pages', 'Pages')}
        {tab('outline', 'Outline')}
      </div>
      {shown === 'pages' ? children : <Outline lines={lines} />}
    </div>
  );
}
