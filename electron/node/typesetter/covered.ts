// Pages with places burned in black. What lies under a box is gone: the picture never held it.
import type { SKRSContext2D } from '@napi-rs/canvas';
import { AnnotationMode } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Covering } from '../../core/ports/typesetter.ts';
import type { Compiler } from './compiler.ts';
import { canvasOf, mostPixels, openPdf, pngOf } from './page-renderer.ts';

const pointsPerInch = 72;

/** PNG of a page or picture, covered. Pictures are decoded by Typst, which damaged ones cannot harm. */
export async function drawCovered(covering: Covering, compiler: Compiler): Promise<Uint8Array> {
  const { mediaType, bytes, size, dotsPerInch } = covering;
  if (mediaType === 'application/pdf') return await drawPdf(covering);
  // One pixel of the picture becomes one of the drawing.
  const [width, height] = [size.width, size.height].map(pixels => (pixels * pointsPerInch) / dotsPerInch);
  const page = `#set page(width: ${width}pt, height: ${height}pt, margin: 0pt)\n#image("/x", width: 100%, height: 100%, fit: "stretch")`;
  const files = new Map([
    ['/picture.typ', new TextEncoder().encode(page)],
    ['/x', bytes],
  ]);
  const { pdf } = compiler.pdf('/picture.typ', files, '1.7', 0);
  return await drawPdf({ ...covering, bytes: pdf, page: 1, password: undefined });
}

async function drawPdf({
  bytes,
  page,
  size,
  boxes,
  look,
  dotsPerInch,
  password,
}: Covering): Promise<Uint8Array> {
  const document = await openPdf(bytes, undefined, password);
  try {
    const opened = await document.getPage(page);
    const { width, height } = opened.getViewport({ scale: 1 });
    const scale = Math.min(dotsPerInch / pointsPerInch, mostPixels / Math.max(width, height));
    const canvas = await canvasOf(opened, scale, AnnotationMode.DISABLE);
    const context = canvas.getContext('2d');
    context.setTransform(canvas.width / size.width, 0, 0, canvas.height / size.height, 0, 0);
    context.globalAlpha = 1;
    context.globalCompositeOperation = 'source-over';
    for (const box of boxes) {
      context.fillStyle = look === 'hatched' ? '#ffffff' : '#000000';
      context.fillRect(box.x, box.y, box.width, box.height);
      if (look === 'hatched') hatch(context, box);
    }
    return pngOf(canvas);
  } finally {
    await document.loadingTask.destroy();
  }
}

/** Lines from corner to corner over a box that is white already, four points apart. */
function hatch(context: SKRSContext2D, { x, y, width, height }: Covering['boxes'][number]): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.strokeStyle = '#a4262c';
  context.lineWidth = 1;
  context.beginPath();
  for (let from = x - height; from < x + width; from += 4) {
    context.moveTo(from, y + height);
    context.lineTo(from + height, y);
  }
  context.stroke();
  context.lineWidth = 2;
  context.strokeRect(x, y, width, height);
  context.restore();
}
