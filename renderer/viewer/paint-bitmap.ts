/** Paints a decoded picture, never larger than it is. False when the canvas has no room to paint on. */
export function paintBitmap(bitmap: ImageBitmap, canvas: HTMLCanvasElement, wanted: number): boolean {
  const scale = Math.min(wanted, 1);
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (!context) return false;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return true;
}
