import { type RefObject, useEffect, useRef } from 'react';
import type { PageViewProps } from './PageView.tsx';
import type { TextLayerHandle } from './page-source.ts';

/** A page that is only scrolled past is not worth painting. */
const PATIENCE = 40;

/** Paints a page and lays its words, again when the scale changes; gives the memory back when the page goes. */
export function usePaintedPage(
  { source, page, scale, calm, onSize, onWords }: PageViewProps,
  paper: RefObject<HTMLDivElement | null>,
  words: RefObject<HTMLDivElement | null>,
) {
  usePaper(source, page, scale, calm, paper);
  const layer = useRef<TextLayerHandle | null>(null);
  const scaleNow = useRef(scale);

  useEffect(() => {
    scaleNow.current = scale;
    layer.current?.rescale(scale);
  }, [scale]);

  useEffect(() => {
    const container = words.current;
    if (!container) return;
    let gone = false;
    let forget: (() => void) | undefined;
    const timer = setTimeout(async () => {
      await calm?.wait();
      if (gone) return;
      const size = await source.size(page).catch(() => null);
      if (gone || !size) return;
      onSize(page, size);
      const laid = await source.text(page, container, scaleNow.current).catch(() => null);
      if (gone || !laid) return laid?.close();
      layer.current = laid;
      laid.rescale(scaleNow.current);
      forget = onWords(page, container, laid);
    }, PATIENCE);
    return () => {
      gone = true;
      clearTimeout(timer);
      forget?.();
      layer.current?.close();
      layer.current = null;
      container.replaceChildren();
    };
  }, [source, page, calm, words, onSize, onWords]);
}

/** Keeps the old canvas, stretched, until the sharper one is ready. */
function usePaper(
  source: PageViewProps['source'],
  page: number,
  scale: number,
  calm: PageViewProps['calm'],
  paper: RefObject<HTMLDivElement | null>,
) {
  useEffect(() => {
    const holder = paper.current;
    if (!holder) return;
    const canvas = document.createElement('canvas');
    let gone = false;
    let stop: () => void = () => undefined;
    const timer = setTimeout(async () => {
      await calm?.wait();
      if (gone) return;
      const task = source.paint(page, canvas, scale * (window.devicePixelRatio || 1));
      stop = task.cancel;
      if (!(await task.done)) return release(canvas);
      const old = [...holder.querySelectorAll<HTMLCanvasElement>('canvas:not(.pv-detail)')];
      // The part that is painted in detail stays on top.
      holder.prepend(canvas);
      holder.dataset.painted = 'yes';
      old.forEach(release);
    }, PATIENCE);
    return () => {
      gone = true;
      clearTimeout(timer);
      stop();
      if (!canvas.isConnected) release(canvas);
    };
  }, [source, page, scale, calm, paper]);

  useEffect(() => {
    const holder = paper.current;
    return () => {
      for (const canvas of holder?.querySelectorAll('canvas') ?? []) release(canvas);
    };
  }, [paper]);
}

/** Browsers keep a canvas' memory until its size is nothing. */
export function release(canvas: HTMLCanvasElement): void {
  canvas.width = 0;
  canvas.height = 0;
  canvas.remove();
}
