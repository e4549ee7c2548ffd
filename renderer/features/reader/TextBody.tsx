import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Marking } from '../../../electron/shared/contract/anchor.ts';
import type { Page } from '../../../electron/shared/contract/documents.ts';
import { useNavigation } from '../../navigation/hooks.ts';
import type { TextStretch } from '../../viewer/selection-offsets.ts';
import { TextViewer, type TextViewerHandle } from '../../viewer/TextViewer.tsx';
import type { TextMark } from '../../viewer/text-lines.ts';
import type { Desk } from './desk.ts';
import { stretchesOf, textMarks } from './evidence-marks.ts';
import { MentionBar } from './MentionBar.tsx';
import { placeOf, wordsOf } from './marked-words.ts';
import { NoteChips } from './NoteChips.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { useChildren } from './use-children.ts';
import { lookOfMention, type Mentions, markOf } from './use-mentions.ts';

const BATCH = 25;

/** Every page of a text document, growing while they are read. */
function usePages({ texts, document }: Desk): readonly Page[] {
  const [pages, setPages] = useState<readonly Page[]>([]);
  const count = document.reading?.pages ?? 0;
  useEffect(() => {
    let gone = false;
    const read = async () => {
      const all: Page[] = [];
      for (let at = 1; at <= count && !gone; at += BATCH) {
        const numbers = Array.from({ length: Math.min(BATCH, count - at + 1) }, (_, index) => at + index);
        const batch = await Promise.all(numbers.map(texts.page));
        all.push(...batch.filter(page => page !== null));
        if (!gone) setPages([...all]);
      }
    };
    void read();
    return () => {
      gone = true;
    };
  }, [texts, count]);
  return pages;
}

/** A plain text with line numbers. */
export function TextBody({ desk }: { readonly desk: Desk }) {
  const { document, evidence, marking, find, mentions, onReady } = desk;
  const viewer = useRef<TextViewerHandle>(null);
  const pages = usePages(desk);
  const navigation = useNavigation();
  const children = useChildren(document.id);
  const byNumber = useMemo(() => new Map(pages.map(page => [page.number, page])), [pages]);
  const { marked, draft, mark } = marking;
  const { waiting, picked: looked } = mentions;
  const marks = useMemo(() => {
    const hits = find.hits.map(({ page, start, end }, index): TextMark => {
      return { id: `hit ${index}`, page, start, end, look: index === find.at ? 'hit-now' : 'hit' };
    });
    const pending =
      (draft || marked?.note) && marked?.marking.kind === 'text'
        ? marked.marking.stretches.map((one): TextMark => ({ id: 'draft', ...one, look: 'pending' }))
        : [];
    return [...mentionMarks(waiting, looked), ...textMarks(evidence), ...hits, ...pending];
  }, [evidence, find, draft, marked, waiting, looked]);

  const ready = pages.length > 0;
  useEffect(() => {
    if (!ready) return;
    const to = (page: number, offset: number) => viewer.current?.toOffset(page, offset);
    onReady({
      show: item => {
        const [first] = stretchesOf(item);
        if (first) to(first.page, first.start);
      },
      showHit: hit => to(hit.page, hit.start),
      toPage: page => to(page, 0),
      toRow: () => undefined,
      restore: place => viewer.current?.restore(place),
      focus: () => viewer.current?.focus(),
    });
  }, [onReady, ready]);

  const onSelect = useCallback(
    (stretches: readonly TextStretch[] | null) => {
      if (!stretches || stretches.length === 0) return mark(null);
      const anchor: Marking = { kind: 'text', documentId: document.id, stretches: [...stretches] };
      const quote = wordsOf(stretches, byNumber);
      mark(quote.length < 2 ? null : { marking: anchor, quote, place: placeOf(anchor), on: [] });
    },
    [document.id, byNumber, mark],
  );
  const last = marked?.marking.kind === 'text' ? marked.marking.stretches.at(-1) : undefined;
  return (
    <TextViewer
      ref={viewer}
      pages={pages}
      language={document.language}
      marks={marks}
      flash={desk.flash}
      renderNotes={ids => <NoteChips ids={ids} evidence={desk.evidenceById} selected={desk.picked} />}
      beside={
        last && !draft && !marked?.note
          ? { page: last.page, offset: last.end - 1, node: <SelectionBar desk={desk} tall={false} /> }
          : besideMention(desk)
      }
      onSelect={onSelect}
      onPick={desk.onPick}
      onAttachment={name => {
        const child = children.find(one => one.name === name);
        if (child) navigation.go({ place: 'reader', documentId: child.documentId });
      }}
      onPlace={desk.onPlace}
    />
  );
}

/** Every place of the mentions that wait. */
const mentionMarks = (waiting: Mentions['waiting'], picked: Mentions['picked']): TextMark[] =>
  waiting.flatMap(mention =>
    mention.places.map(({ start, end }, place) => ({
      id: markOf(mention, place),
      page: mention.page ?? 1,
      start,
      end,
      look: lookOfMention({ picked }, mention),
    })),
  );

/** The bar of the mention that is looked at, below its line. */
function besideMention({ mentions, marking }: Desk) {
  const { picked, place } = mentions;
  const at = picked?.places[place];
  if (!picked || !at || marking.draft) return null;
  const node = <MentionBar mentions={mentions} tall={false} />;
  return { page: picked.page ?? 1, offset: at.end - 1, node };
}
