// What an Excel workbook keeps beside its cells: comments, threads of them, text boxes, and where links lead.
import { relationships, type XmlParts } from '../xml/sax.ts';
import { doneBy } from './marked-text.ts';

/** Words of a part, one entry for each element of a name. */
function textsOf(
  parts: XmlParts,
  part: string,
  element: string,
  isText: (name: string) => boolean,
): { readonly attributes: Readonly<Record<string, string>>; readonly words: string }[] {
  const found: { attributes: Readonly<Record<string, string>>; words: string }[] = [];
  let attributes: Readonly<Record<string, string>> | undefined;
  let words = '';
  let inText = false;
  let inPhonetic = false;
  parts.read(part, {
    open: opened => {
      if (opened.name === element) [attributes, words] = [opened.attributes, ''];
      else if (opened.name === 'rPh') inPhonetic = true;
      else if (opened.name === 'br') words += '\n';
      inText = attributes !== undefined && !inPhonetic && isText(opened.name);
    },
    close: name => {
      inText = false;
      if (name === 'rPh') inPhonetic = false;
      else if (name === 'p') words += '\n';
      else if (name === element && attributes) {
        found.push({ attributes, words: unescaped(words).trim() });
        attributes = undefined;
      }
    },
    text: text => {
      if (inText) words += text;
    },
  });
  return found;
}

/** Characters that XML cannot hold are written `_x000D_` in a workbook. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text
        .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => shown(Number.parseInt(code, 16)))
        .replace(/\r\n?/g, '\n')
    : text;

const shown = (code: number): string =>
  code >= 32 || code === 9 || code === 10 || code === 13 ? String.fromCharCode(code) : '';

/** A comment that stands by itself, not in a thread. */
export interface PlainComment {
  readonly ref: string;
  readonly author: string;
  readonly words: string;
}

/** Comments on the cells of a sheet, those in threads too: `C7 by Ann 2024-01-02: words`. */
export const commentsOf = (parts: XmlParts, sheet: string): string[] =>
  commentsWith(parts, sheet, part => {
    const authors = textsOf(parts, part, 'author', name => name === 'author');
    return textsOf(parts, part, 'comment', name => name === 't').map(
      ({ attributes: { ref = '', authorId }, words }) => ({
        ref,
        author: authors[Number(authorId)]?.words ?? '',
        words,
      }),
    );
  });

/** The same where `plainOf` reads the part of comments that are in no thread. */
export function commentsWith(
  parts: XmlParts,
  sheet: string,
  plainOf: (part: string) => readonly PlainComment[],
): string[] {
  const related = [...relationships(parts, sheet).inside.values()];
  const part = (kind: string) => related.find(({ type }) => type.toLowerCase() === kind)?.target;
  const threads = part('threadedcomment');
  const people = threads === undefined ? new Map<string, string>() : peopleOf(parts);
  const threaded = (threads ? textsOf(parts, threads, 'threadedComment', name => name === 'text') : []).map(
    ({ attributes: { ref = '', personId = '', dT = '', parentId }, words }) => ({
      ref,
      line: `${doneBy(parentId ? `${ref} (answer)` : ref, people.get(personId) ?? '', dT)}: ${words}`,
    }),
  );
  const inThreads = new Set(threaded.map(({ ref }) => ref));
  const plain = part('comments');
  const comments = (plain ? plainOf(plain) : [])
    // What stands in a thread is repeated for programs that know none.
    .filter(({ ref, words }) => !(inThreads.has(ref) && words.startsWith('[Threaded comment]')))
    .map(({ ref, author, words }) => `${doneBy(ref, author.startsWith('tc=') ? '' : author, '')}: ${words}`);
  return [...comments, ...threaded.map(({ line }) => line)];
}

/** Margins that say something: “Page 1 of 2” says nothing once its numbers are gone. */
export const saidMargins = (margins: readonly string[]): string[] =>
  margins.filter(words => !/^(page( of)?)?$/i.test(words));

function peopleOf(parts: XmlParts): Map<string, string> {
  const people = new Map<string, string>();
  for (const part of parts.names().filter(name => /^xl\/persons\/.*\.xml$/.test(name)))
    for (const { attributes } of textsOf(parts, part, 'person', () => false))
      people.set(attributes.id ?? '', attributes.displayName ?? '');
  return people;
}

/** Words in the text boxes and shapes of a sheet. */
export function boxesOf(parts: XmlParts, sheet: string): string[] {
  return [...relationships(parts, sheet).inside.values()]
    .filter(({ type }) => type === 'drawing')
    .flatMap(({ target }) => textsOf(parts, target, 'sp', name => name === 't'))
    .map(({ words }) => words)
    .filter(words => words !== '');
}

/** What a workbook holds that no sheet shows, in sentences. */
export function unseenParts(parts: XmlParts): string[] {
  const has = (start: string) => parts.names().some(name => name.startsWith(start));
  return [
    ...(has('xl/pivotCache/pivotCacheRecords')
      ? [
          'The workbook keeps a copy of the rows behind its pivot tables, which is not shown here: open it in Excel to see them.',
        ]
      : []),
    ...(has('xl/revisions/')
      ? ['The workbook keeps a log of its changes, which is not shown here: open it in Excel to see them.']
      : []),
    ...(has('xl/externalLinks/')
      ? [
          'The workbook refers to other workbooks: their values are those that were saved, and nothing was fetched.',
        ]
      : []),
  ];
}
