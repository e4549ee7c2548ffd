// Parts of a Word document beside its text: comments and notes, styles, documents that stand in it as they are, diagrams and charts.
import type { ParsedChild } from '../../ports/parser.ts';
import { htmlText } from '../html/html-text.ts';
import { safeName } from '../names.ts';
import { decodeText } from '../text/encoding.ts';
import { relationships, type XmlParts } from '../xml/sax.ts';
import { doneBy } from './marked-text.ts';
import { rtfText } from './rtf.ts';
import { isShading } from './word-looks.ts';
import { ALONE, WordReader, type WordSurroundings } from './word-text.ts';

/** Names of the styles whose text is not shown, and of those that put a colour behind it; those that are based on them included. */
export function wordStyles(parts: XmlParts): Pick<WordSurroundings, 'hiddenStyles' | 'shadedStyles'> {
  const hiddenStyles = new Set<string>();
  const shadedStyles = new Set<string>();
  const basedOn = new Map<string, string>();
  let style = '';
  parts.read('word/styles.xml', {
    open: element => {
      const { name, attributes } = element;
      if (name === 'style') style = attributes.styleId ?? '';
      else if (name === 'basedOn') basedOn.set(style, attributes.val ?? '');
      else if (name === 'vanish' && style !== '' && attributes.val !== '0' && attributes.val !== 'false')
        hiddenStyles.add(style);
      else if (style !== '' && isShading(element)) shadedStyles.add(style);
    },
    close: name => {
      if (name === 'style') style = '';
    },
  });
  for (const found of [hiddenStyles, shadedStyles])
    for (let before = -1; before !== found.size; ) {
      before = found.size;
      for (const [name, base] of basedOn) if (found.has(base)) found.add(name);
    }
  return { hiddenStyles, shadedStyles };
}

/** Documents that stand in the text as they are: words where we have them at once, by the id they are called by; others as files. */
export function chunksOf(parts: XmlParts): {
  readonly chunks: Map<string, string>;
  readonly files: ParsedChild[];
} {
  const chunks = new Map<string, string>();
  const files: ParsedChild[] = [];
  for (const [id, { target, type }] of relationships(parts, 'word/document.xml').inside) {
    const bytes = type === 'aFChunk' ? parts.bytes(target) : undefined;
    if (bytes === undefined) continue;
    const name = safeName(target.slice(target.lastIndexOf('/') + 1));
    const words = wordsOf(name, bytes);
    if (words === undefined) files.push({ name, bytes });
    chunks.set(
      id,
      words === undefined ? `[part ${name}: listed by itself]\n` : `[part ${name}: ${words.trim()}]\n`,
    );
  }
  return { chunks, files };
}

function wordsOf(name: string, bytes: Uint8Array): string | undefined {
  if (/\.rtf$/i.test(name)) return rtfText(bytes).text;
  const text = /\.(x?html?|txt)$/i.test(name) ? decodeText(bytes)?.text : undefined;
  return text === undefined || /\.txt$/i.test(name) ? text : htmlText(text).text;
}

const DRAWN = /^word\/(diagrams\/data|charts\/chart)[^/]*\.xml$/;

/** The words of diagrams and charts, in brackets. */
export function drawnTexts(parts: XmlParts): string[] {
  return parts
    .names()
    .filter(name => DRAWN.test(name))
    .sort()
    .flatMap(name => {
      const words: string[] = [];
      let inText = false;
      parts.read(name, {
        open: element => {
          inText = element.name === 't' || element.name === 'v';
        },
        close: () => {
          inText = false;
        },
        text: text => {
          if (inText && text.trim() !== '') words.push(text.trim());
        },
      });
      const kind = name.includes('diagrams') ? 'diagram' : 'chart';
      return words.length === 0 ? [] : [`[${kind}: ${words.join(', ')}]`];
    });
}

/** The entries of a part of comments or notes by kind and id, each with its author and date. */
export function wordAsides(
  parts: XmlParts,
  part: string,
  kind: 'comment' | 'footnote' | 'endnote',
): Map<string, string> {
  const found = new Map<string, string>();
  let id = '';
  let label = '';
  let reader: WordReader | undefined;
  parts.read(part, {
    open: element => {
      const { name, attributes } = element;
      reader?.open(element);
      if (name !== kind) return;
      // Lines that divide notes from the page are kept as notes too.
      id = attributes.type === undefined || attributes.type === 'normal' ? (attributes.id ?? '') : '';
      label = doneBy(kind, attributes.author ?? '', attributes.date ?? '');
      reader = new WordReader(ALONE);
    },
    close: name => {
      if (name === kind && reader) {
        const words = reader.done().text.replace(/\s+/g, ' ').trim();
        if (id !== '') found.set(`${kind} ${id}`, ` [${label}: ${words}]`);
        reader = undefined;
      } else reader?.close(name);
    },
    text: text => reader?.text(text),
  });
  return found;
}
