import { type PointerEvent, useCallback, useRef, useState } from 'react';
import type { Rectangle } from '../../electron/shared/contract/anchor.ts';
import { type Point, rectangleOf, unturned } from './geometry.ts';
import type { Turn } from './layout.ts';
import type { Size } from './page-source.ts';

/** An area of a page, in points. */
export interface PageArea {
  readonly page: number;
  readonly rectangle: Rectangle;
}

/** Less than this (points) in either direction is a click, not an area. */
const LEAST = 3;

/** Where a pointer stands on the page under it; null beside the pages. */
export function placeOf(
  event: { readonly clientX: number; readonly clientY: number; readonly target: EventTarget },
  sizeOf: (page: number) => Size,
  turn: Turn,
): { readonly page: number; readonly point: Point } | null {
  const section = (event.target as Element).closest<HTMLElement>('[data-page]');
  const page = Number(section?.dataset.page);
  if (!section || !page) return null;
  return { page, point: pointOn(section, event, sizeOf(page), turn) };
}

function pointOn(
  section: HTMLElement,
  at: { clientX: number; clientY: number },
  size: Size,
  turn: Turn,
): Point {
  const box = section.getBoundingClientRect();
  const share = (value: number) => Math.min(1, Math.max(0, value));
  const fraction = {
    x: share((at.clientX - box.left) / box.width),
    y: share((at.clientY - box.top) / box.height),
  };
  return unturned(fraction, size, turn);
}

/** Drags an area over a page: the area as it grows, and handlers for the element around the pages. */
export function useAreaDrag(
  active: boolean,
  sizeOf: (page: number) => Size,
  turn: Turn,
  onArea: (area: PageArea) => void,
) {
  const [growing, setGrowing] = useState<PageArea | null>(null);
  const start = useRef<{ page: number; point: Point; section: HTMLElement } | null>(null);

  const at = useCallback(
    (event: PointerEvent): PageArea | null => {
      const from = start.current;
      if (!from) return null;
      const to = pointOn(from.section, event, sizeOf(from.page), turn);
      return { page: from.page, rectangle: rectangleOf(from.point, to) };
    },
    [sizeOf, turn],
  );
  const onPointerDown = (event: PointerEvent) => {
    const place = active && event.button === 0 ? placeOf(event, sizeOf, turn) : null;
    const section = (event.target as Element).closest<HTMLElement>('[data-page]');
    if (!place || !section) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { ...place, section };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (start.current) setGrowing(at(event));
  };
  const onPointerUp = (event: PointerEvent) => {
    const area = at(event);
    start.current = null;
    setGrowing(null);
    if (area && area.rectangle.width >= LEAST && area.rectangle.height >= LEAST) onArea(area);
  };
  return { growing, onPointerDown, onPointerMove, onPointerUp };
}
