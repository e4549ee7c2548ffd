// What pdf.js says of a page's annotations, as marks and files. Nothing in them is run.
import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfAttachment, PdfMark } from '../../core/importers/pdf/pdf-reader.ts';
import { isoDate } from './pdf-date.ts';

interface Words {
  readonly str?: string;
}

/** The parts of an annotation that are used; a damaged one lacks any of them. */
interface Annotation {
  readonly subtype?: string;
  readonly annotationFlags?: number;
  readonly rect?: readonly number[] | null;
  readonly contentsObj?: Words;
  readonly richText?: Words | null;
  readonly textContent?: readonly string[];
  readonly overlaidText?: string;
  readonly titleObj?: Words;
  readonly modificationDate?: string | null;
  readonly creationDate?: string | null;
  readonly stampName?: string;
  readonly url?: string;
  readonly unsafeUrl?: string;
  readonly fieldType?: string | null;
  readonly fieldName?: string;
  readonly alternativeText?: string;
  readonly fieldValue?: string | readonly string[] | null;
  readonly checkBox?: boolean;
  readonly radioButton?: boolean;
  readonly exportValue?: string;
  readonly buttonValue?: string | null;
  readonly options?: readonly { readonly exportValue?: string; readonly displayValue?: string }[];
  readonly file?: { readonly filename?: unknown; readonly content?: unknown };
}

/** What annotations are called; others that say something are notes. */
const NOTES: Readonly<Record<string, string>> = {
  FreeText: 'free text',
  Highlight: 'highlight',
  Underline: 'underlining',
  Squiggly: 'underlining',
  StrikeOut: 'strike-out',
  Stamp: 'stamp',
  Caret: 'insertion mark',
  Ink: 'drawing',
  Redact: 'redaction mark',
};
const HIDDEN = 2;
const NO_VIEW = 32;

/** Marks and attached files of a page; undefined when its annotations are broken. */
export async function annotationsOf(
  page: PDFPageProxy,
): Promise<{ readonly marks: PdfMark[]; readonly files: PdfAttachment[] } | undefined> {
  try {
    const all = (await page.getAnnotations({ intent: 'any' })) as Annotation[];
    return { marks: all.flatMap(markOf), files: all.flatMap(({ file }) => attachmentOf(file)) };
  } catch {
    return undefined;
  }
}

/** A file as pdf.js gives it; none when it has no bytes. */
export function attachmentOf(
  file: { readonly filename?: unknown; readonly content?: unknown } | undefined,
): PdfAttachment[] {
  const { filename, content } = file ?? {};
  return content instanceof Uint8Array && content.length > 0
    ? [{ name: typeof filename === 'string' ? filename : '', bytes: content.slice() }]
    : [];
}

function markOf(annotation: Annotation): PdfMark[] {
  const { subtype = '', annotationFlags = 0, rect } = annotation;
  const common = {
    isHidden: (annotationFlags & (HIDDEN | NO_VIEW)) !== 0,
    corners: rect ?? [],
    author: '',
    day: '',
  };
  const link = annotation.url ?? annotation.unsafeUrl;
  const links: PdfMark[] = link ? [{ ...common, kind: 'link', what: '', says: link }] : [];
  if (subtype === 'Link' || subtype === 'Popup') return links;
  if (subtype !== 'Widget') return [...noteOf(annotation, common), ...links];
  const what = annotation.alternativeText || annotation.fieldName || '';
  return [{ ...common, kind: 'field', what, says: heldIn(annotation) }, ...links];
}

function noteOf(annotation: Annotation, common: Pick<PdfMark, 'isHidden' | 'corners'>): PdfMark[] {
  const { subtype = '', contentsObj, richText, textContent = [], overlaidText = '', stampName } = annotation;
  const own = contentsObj?.str || richText?.str || textContent.join(' ');
  const said = own || (subtype === 'Stamp' ? (stampName ?? '') : '');
  if (said.trim() === '' && subtype !== 'Stamp') return [];
  const over = overlaidText.trim();
  const dated = annotation.modificationDate || annotation.creationDate || '';
  const day = isoDate(dated).slice(0, 10);
  return [
    {
      ...common,
      kind: 'note',
      what: NOTES[subtype] ?? 'note',
      says: over === '' || over === said.trim() ? said : `“${over}”: ${said}`,
      author: annotation.titleObj?.str ?? '',
      day: /^\d{4}/.test(day) ? day : '',
    },
  ];
}

/** What a field holds, in words; '' for an empty one, a box without a tick, and a button. */
function heldIn(annotation: Annotation): string {
  const { fieldType, fieldValue, checkBox, radioButton, exportValue, buttonValue, options = [] } = annotation;
  if (fieldType === 'Btn') {
    if (checkBox) return fieldValue !== exportValue || !exportValue ? '' : ticked(exportValue);
    return radioButton && buttonValue && fieldValue === buttonValue ? `chosen (${buttonValue})` : '';
  }
  const values = typeof fieldValue === 'string' ? [fieldValue] : (fieldValue ?? []);
  return values
    .map(value => options.find(option => option.exportValue === value)?.displayValue || value)
    .join(', ');
}

/** Most boxes call their tick by one of these, which says nothing. */
const ticked = (value: string): string =>
  /^(yes|on|1|true|x)$/i.test(value) ? 'ticked' : `ticked (${value})`;
