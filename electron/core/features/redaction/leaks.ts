// Searches a finished safe case file for what had to go, the way an outsider would.
import { refuse } from '../../../shared/contract/problem.ts';
import type { JobContext } from '../../app/context.ts';
import type { PdfContents } from '../../ports/pdf-inspector.ts';
import type { Plan } from './plan.ts';

/** More pages with pictures than this cannot be read again in a bearable time. */
const MOST_PICTURE_PAGES = 300;
/** Shorter words stand in packed pictures by chance. */
const SHORTEST_IN_BYTES = 6;
const MOST_PLACES = 20;

/** Refuses `redaction-leak` with the places when the file still holds anything that had to go. */
export async function searchForLeaks(context: JobContext, pdf: Uint8Array, plan: Plan): Promise<void> {
  context.tell({ done: 0, total: 1, current: 'Searching the finished file' });
  const contents = await context.ports.pdfInspector.contents(pdf);
  const places = [...placesIn(contents, plan), ...(await placesInPictures(context, pdf, contents, plan))];
  const once = [...new Set(places)];
  if (once.length > 0) refuse({ code: 'redaction-leak', places: once.slice(0, MOST_PLACES) });
}

/** Where a preview still holds something that had to go. Its pictures are not read again: that takes longer than a preview may. */
export async function leaksOfPreview(
  { ports }: JobContext,
  pdf: Uint8Array,
  plan: Plan,
): Promise<readonly string[]> {
  if (plan.matcher.isEmpty) return [];
  const contents = await ports.pdfInspector.contents(pdf);
  return [...new Set(placesIn(contents, plan))].slice(0, MOST_PLACES);
}

/** Refuses `redaction-leak` when one of these texts holds anything that had to go. */
export function refuseLeaks(
  texts: readonly { readonly where: string; readonly text: string }[],
  plan: Plan,
): void {
  const places = texts.flatMap(({ where, text }) => hitsIn(text, plan).map(each => `${where}: ${each}`));
  const once = [...new Set(places)];
  if (once.length > 0) refuse({ code: 'redaction-leak', places: once.slice(0, MOST_PLACES) });
}

/** Where in a taken-apart PDF something stands that had to go: place and rule, never the words. */
export function placesIn(contents: PdfContents, plan: Plan): string[] {
  const { matcher } = plan;
  const find = (where: string, text: string) => hitsIn(text, plan).map(each => `${where}: ${each}`);
  return [
    ...contents.pages.flatMap((text, index) => find(`Page ${index + 1}`, text)),
    ...contents.metadata.flatMap(({ where, text }) => find(where, text)),
    ...contents.bookmarks.flatMap(text => find('Bookmarks', text)),
    ...contents.links.flatMap(({ where, text }) => find(where, text)),
    ...contents.strings.flatMap(({ where, text }) => find(where, text)),
    ...contents.attachments.map(({ name }, index) =>
      matcher.find(name).length > 0 ? `Attachment ${index + 1}` : `Attachment “${name}”`,
    ),
    ...contents.opaque.flatMap(({ where, text }) =>
      bytesIn(text, plan).map(rule => `${where}: ${ruleWords(plan, rule)}`),
    ),
  ];
}

/** Rules that a text breaks. */
const hitsIn = (text: string, plan: Plan): string[] =>
  plan.matcher.find(text).map(({ rule }) => ruleWords(plan, rule));

const ruleWords = ({ rules }: Plan, rule: number): string => {
  const kind = rules[rule]?.target.kind;
  const what =
    kind === 'entity'
      ? 'an entity'
      : kind === 'term'
        ? 'a term'
        : kind === 'area'
          ? 'an area'
          : 'a handling code';
  return `rule ${rule + 1} (${what})`;
};

/** Words as they are, in bytes that hold no text: as UTF-8, and as UTF-16 in either order. */
function bytesIn(latin: string, { patterns }: Plan): number[] {
  const low = latin.toLowerCase();
  return patterns
    .filter(({ words }) =>
      formsOf(words).some(form => form.length >= SHORTEST_IN_BYTES && low.includes(form)),
    )
    .map(({ rule }) => rule);
}

function formsOf(words: string): string[] {
  const lower = words.toLowerCase();
  const units = [...lower].flatMap(each => each.split('')).map(each => each.charCodeAt(0));
  const utf16 = (big: boolean) =>
    units
      .map(unit =>
        (big ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])
          .map(each => String.fromCharCode(each))
          .join(''),
      )
      .join('');
  const utf8 = [...new TextEncoder().encode(lower)].map(each => String.fromCharCode(each)).join('');
  return [utf8, utf16(true), utf16(false)].map(form => form.toLowerCase());
}

const known = /^[\p{Script=Cyrillic}\p{Script=Han}\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]*$/u;

/**
 * The languages to read pages in: those that the words which had to go are written in. A page is otherwise read in the
 * one that most of it is written in, and a Chinese name on a Russian page would not be seen. [[]]: whatever fits.
 */
function readingsFor({ patterns }: Plan): (readonly string[])[] {
  const has = (script: RegExp) => patterns.some(({ words }) => script.test(words));
  if (!patterns.every(({ words }) => known.test(words))) return [[]];
  return [
    ...(has(/\p{Script=Cyrillic}/u) ? [['rus', 'eng']] : has(/[\p{Script=Latin}\p{N}]/u) ? [['eng']] : []),
    ...(has(/\p{Script=Han}/u) ? [['chi_sim']] : []),
  ];
}

/** Pages that show pictures, read again from how they look. */
async function placesInPictures(
  context: JobContext,
  pdf: Uint8Array,
  { picturePages }: PdfContents,
  plan: Plan,
): Promise<string[]> {
  if (plan.matcher.isEmpty || picturePages.length === 0) return [];
  if (picturePages.length > MOST_PICTURE_PAGES)
    refuse({
      code: 'not-allowed',
      what: `The safe case file has ${picturePages.length} pages with pictures, too many to be read again and searched.`,
      next: `Make it of fewer exhibits: at most ${MOST_PICTURE_PAGES} such pages can be checked.`,
    });
  const { recogniser } = context.ports;
  const file = recogniser.open(pdf, 'application/pdf', 'shipped');
  const readings = readingsFor(plan);
  const places: string[] = [];
  let next = 0;
  const work = async () => {
    for (let index = next++; index < picturePages.length; index = next++) {
      const page = picturePages[index] ?? 1;
      context.tell({ done: index, total: picturePages.length, current: `Reading page ${page} again` });
      for (const languages of readings) {
        const { text } = await file.page({ page, languages }, context.signal);
        for (const { rule } of plan.matcher.find(text))
          places.push(`Page ${page}, picture: ${ruleWords(plan, rule)}`);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: recogniser.atOnce }, work));
  } finally {
    file.close();
  }
  return places;
}
