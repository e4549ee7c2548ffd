import type { Rectangle } from '../../electron/shared/contract/anchor.ts';
import { paintScale } from './canvas-limits.ts';

/** Paints a decoded picture, or a part of it, never larger than it is. False when the canvas has no room to paint on. */
export function paintBitmap(
  bitmap: ImageBitmap,
  canvas: HTMLCanvasElement,
  wanted: number,
  part: Rectangle = { x: 0, y: 0, width: bitmap.width, height: bitmap.height },
): boolean {
  const scale = paintScale(part, Math.min(wanted, 1));
  canvas.width = Math.max(1, Math.round(part.width * scale));
  canvas.height = Math.max(1, Math.round(part.height * scale));
  const context = canvas.getContext('2d');
  if (!context) return false;
  context.imageSmoothingQuality = 'high';
  const { x, y, width, height } = part;
  context.drawImage(bitmap, x, y, width, height, 0, 0, canvas.width, canvas.height);
  return true;
}
