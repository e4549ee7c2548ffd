import { type RefObject, useEffect } from 'react';
import type { Rectangle } from '../../electron/shared/contract/anchor.ts';
import { paintScale } from './canvas-limits.ts';
import { boxStyle, contains, keepOnPage, rectangleOf, unturned } from './geometry.ts';
import type { Turn } from './layout.ts';
import type { PageViewProps } from './PageView.tsx';
import type { Size } from './page-source.ts';
import { release } from './use-painted-page.ts';

/** Milliseconds without scrolling after which the part in view is worth painting. */
const REST = 120;
/** How much is painted around what is seen, as a share of it. */
const AROUND = 0.4;
/** A canvas this close to what is wanted is sharp enough. */
const SHARP = 0.98;

/**
 * A page that is too large for one canvas is painted as sharp as one allows; over it lies a second canvas with the part
 * that is in view, as sharp as the screen. It follows the scrolling, once that rests.
 */
export function useDetail(
  { source, page, size, scale, turn }: PageViewProps,
  paper: RefObject<HTMLDivElement | null>,
): void {
  useEffect(() => {
    const holder = paper.current;
    const scroller = holder?.closest('.pv-scroller');
    const wanted = Math.min(
      scale * (window.devicePixelRatio || 1),
      source.finest ?? Number.POSITIVE_INFINITY,
    );
    if (!holder || !scroller || paintScale(size, wanted) >= wanted * SHARP) return;
    let shown: { readonly canvas: HTMLCanvasElement; readonly part: Rectangle } | null = null;
    let stop: () => void = () => undefined;
    const draw = async () => {
      stop();
      const seen = seenPart(holder, scroller, size, turn);
      if (!seen || (shown && covers(shown.part, seen))) return;
      const part = withAround(seen, size);
      const canvas = document.createElement('canvas');
      canvas.className = 'pv-detail';
      const { left, top, width, height } = boxStyle(part, size);
      Object.assign(canvas.style, { left, top, width, height });
      const task = source.paint(page, canvas, wanted, part);
      let isGivenUp = false;
      stop = () => {
        isGivenUp = true;
        task.cancel();
      };
      if (!(await task.done) || isGivenUp) return release(canvas);
      holder.append(canvas);
      holder.dataset.detail = 'yes';
      if (shown) release(shown.canvas);
      shown = { canvas, part };
    };
    let timer = setTimeout(draw, REST);
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(draw, REST);
    };
    scroller.addEventListener('scroll', later, { passive: true });
    return () => {
      clearTimeout(timer);
      scroller.removeEventListener('scroll', later);
      stop();
      if (shown) release(shown.canvas);
      delete holder.dataset.detail;
    };
  }, [source, page, size, scale, turn, paper]);
}

/** The part of a page that stands in the window, in points; null when none does. */
function seenPart(holder: Element, scroller: Element, size: Size, turn: Turn): Rectangle | null {
  const box = holder.getBoundingClientRect();
  const room = scroller.getBoundingClientRect();
  const fraction = (x: number, y: number) => ({
    x: clamped((x - box.left) / box.width),
    y: clamped((y - box.top) / box.height),
  });
  const from = unturned(fraction(room.left, room.top), size, turn);
  const to = unturned(fraction(room.right, room.bottom), size, turn);
  const seen = rectangleOf(from, to);
  return seen.width > 0 && seen.height > 0 ? seen : null;
}

const clamped = (share: number): number => Math.min(1, Math.max(0, share));

function withAround({ x, y, width, height }: Rectangle, size: Size): Rectangle {
  const more = {
    x: x - width * AROUND,
    y: y - height * AROUND,
    width: width * (1 + 2 * AROUND),
    height: height * (1 + 2 * AROUND),
  };
  return keepOnPage(more, size);
}

const covers = (part: Rectangle, seen: Rectangle): boolean =>
  contains(part, seen, 0.5) && contains(part, { x: seen.x + seen.width, y: seen.y + seen.height }, 0.5);
