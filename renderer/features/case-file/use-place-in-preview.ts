import { type RefObject, useEffect, useState } from 'react';
import type { PageSource } from '../../viewer/page-source.ts';
import type { Part } from './parts.ts';

/** A page of the preview to go to. Another object is another wish. */
export interface PreviewPlace {
  readonly page: number;
}

/** What a part is called in the bookmarks of the file, where it is not its title. */
const BOOKMARKS: Readonly<Record<string, RegExp>> = {
  subjects: /^Annex .: Subjects/,
  claims: /^Annex .: Claims/,
  evidence: /^Annex .: Register of evidence/,
};

/**
 * The page on which a part begins: told anew when another part is written, or when the part has moved. Not of the part
 * that the preview itself led to (`ledTo`): there the place is shown already.
 */
export function usePlaceInPreview(
  source: PageSource | null,
  part: Part | undefined,
  ledTo: RefObject<string | null>,
): PreviewPlace | null {
  const [place, setPlace] = useState<(PreviewPlace & { readonly part: string }) | null>(null);
  const id = part?.id;
  const title = part?.title;
  useEffect(() => {
    let isWanted = true;
    if (id !== undefined && ledTo.current === id) return;
    ledTo.current = null;
    if (!source || id === undefined || title === undefined) return;
    void pageOfPart(source, id, title).then(page => {
      if (!isWanted || page === null) return;
      setPlace(old => (old?.part === id && old.page === page ? old : { part: id, page }));
    });
    return () => {
      isWanted = false;
    };
  }, [source, id, title, ledTo]);
  return place;
}

/** The page on which a part begins, by the bookmarks of the file; null when it has none. */
export async function pageOfPart(source: PageSource, id: string, title: string): Promise<number | null> {
  if (id === 'cover') return 1;
  const items = (await source.outline?.().catch(() => [])) ?? [];
  const named = BOOKMARKS[id];
  const item = items.find(each =>
    named ? named.test(each.title) : each.title.replace(/^\d+(\.\d+)* /, '') === title,
  );
  return (await item?.page()) ?? null;
}
