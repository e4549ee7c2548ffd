import type { AttachedFile, PdfContents } from '../../core/ports/pdf-inspector.ts';
import type { Covering, TypesetPdf } from '../../core/ports/typesetter.ts';

/** What the typesetter asks of its worker. Files are paths inside the typesetter's own world. */
export type TypesetRequest =
  | {
      readonly kind: 'pdf';
      readonly main: string;
      readonly files: ReadonlyMap<string, Uint8Array>;
      readonly standard: '1.7' | 'a-3a';
      /** Seconds since 1970 stamped into the file. */
      readonly timestamp: number;
    }
  | { readonly kind: 'unplaceable'; readonly pdf: Uint8Array; readonly pages: readonly number[] }
  | {
      readonly kind: 'png';
      readonly pdf: Uint8Array;
      readonly page: number;
      readonly dotsPerInch: number;
      readonly password?: string | undefined;
    }
  | { readonly kind: 'covered'; readonly covering: Covering }
  | { readonly kind: 'contents'; readonly pdf: Uint8Array }
  | { readonly kind: 'attachments'; readonly pdf: Uint8Array };

/** What the worker answers to each kind of request. */
export interface TypesetAnswers {
  readonly pdf: TypesetPdf;
  readonly unplaceable: ReadonlyMap<number, string>;
  readonly png: Uint8Array;
  readonly covered: Uint8Array;
  readonly contents: PdfContents;
  readonly attachments: readonly AttachedFile[];
}

/** A request on its way to the worker. */
export interface TypesetCall {
  readonly id: number;
  readonly request: TypesetRequest;
}

/** What comes back: an answer, or a reason in Typst's (or the renderer's) words. */
export type TypesetReply =
  | { readonly id: number; readonly ok: true; readonly answer: TypesetAnswers[TypesetRequest['kind']] }
  | { readonly id: number; readonly ok: false; readonly reason: string };

/** What the process of a confined template tells: a reply, or that it ends because it took too much. */
export type ConfinedMessage = TypesetReply | { readonly over: 'memory' };
