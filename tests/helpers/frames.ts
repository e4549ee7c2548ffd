// Frames while scrolling, measured in the window itself.
import type { Page } from 'playwright-core';

const FRAMES = 600;

/** Scrolls steadily and gives the frame time that 95 % of the frames keep. */
export async function paging(page: Page, scroller: string): Promise<number> {
  const times = await page.locator(scroller).evaluate(
    (scroller, frames) =>
      new Promise<number[]>(resolve => {
        const found: number[] = [];
        let last = 0;
        const step = (now: number) => {
          if (last > 0) found.push(now - last);
          last = now;
          scroller.scrollTop += 24;
          if (found.length < frames) requestAnimationFrame(step);
          else resolve(found);
        };
        requestAnimationFrame(step);
      }),
    FRAMES,
  );
  const sorted = times.sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
}
