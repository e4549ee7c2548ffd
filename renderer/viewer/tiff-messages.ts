import type { Size } from './page-source.ts';

/** What the thread that decodes a TIFF is asked: first to open it, then for pages. */
export type TiffRequest =
  | { readonly id: number; readonly open: ArrayBuffer }
  | { readonly id: number; readonly page: number };

/** What it answers; a reason is a sentence. */
export type TiffAnswer =
  | { readonly id: number; readonly sizes: readonly Size[] }
  | { readonly id: number; readonly bitmap: ImageBitmap }
  | { readonly id: number; readonly reason: string };
