// Pages with places burned in black. What lies under a box is gone: the picture never held it.
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

async function drawPdf({ bytes, page, size, boxes, dotsPerInch, password }: Covering): Promise<Uint8Array> {
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
    context.fillStyle = '#000000';
    for (const box of boxes) context.fillRect(box.x, box.y, box.width, box.height);
    return pngOf(canvas);
  } finally {
    await document.loadingTask.destroy();
  }
}
