import { useCallback, useMemo, useState } from 'react';
import type { CellMark } from '../../viewer/TableViewer.tsx';
import type { Desk } from './desk.ts';
import { lookOfMention, markOf, useWaiting } from './use-mentions.ts';

/** Rows whose mentions are asked for together. */
const BLOCK = 200;

/** Every mention in the rows near the window, to be underlined in its cell and picked there. */
export function useCellMarks({ document, mentions }: Desk) {
  const [rows, setRows] = useState<readonly [number, number]>([1, BLOCK]);
  const waiting = useWaiting(document, rows);
  const { picked, look } = mentions;
  const marks = useMemo(() => {
    const byRow = new Map<number, CellMark[]>();
    for (const mention of waiting) {
      if (mention.row === undefined) continue;
      const here = byRow.get(mention.row) ?? [];
      byRow.set(mention.row, here);
      for (const [place, { column = 0, start, end }] of mention.places.entries())
        here.push({
          id: markOf(mention, place),
          column,
          start,
          end,
          look: lookOfMention({ picked }, mention),
        });
    }
    for (const here of byRow.values()) here.sort((left, right) => left.start - right.start);
    return byRow;
  }, [waiting, picked]);
  const onNear = useCallback((first: number, last: number) => {
    const from = Math.floor((first - 1) / BLOCK) * BLOCK + 1;
    const to = Math.ceil(last / BLOCK) * BLOCK;
    setRows(old => (old[0] === from && old[1] === to ? old : [from, Math.max(to, from)]));
  }, []);
  const pick = (id: string) => {
    for (const mention of waiting) {
      const place = mention.places.findIndex((_, index) => markOf(mention, index) === id);
      if (place >= 0) return look(mention, place);
    }
  };
  return { marks, onNear, pick };
}
