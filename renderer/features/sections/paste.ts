// Pasted HTML as the tree of a section. It is read as text, never by a document: nothing in it is run, fetched or styled.
import { Parser } from 'htmlparser2';
import { normalTree, shallowTree } from '../../../electron/shared/sections/normal.ts';
import {
  type Block,
  BlockKind,
  BlockSettings,
  CitationRef,
  DEEPEST_LIST,
  EMPTY_TREE,
  type Inline,
  type Item,
  type List,
  type Mark,
  type Paragraph,
  type SectionTree,
  ThreadKey,
} from '../../../electron/shared/sections/tree.ts';
import {
  cleanText,
  headingLevel,
  isBlockTag,
  isDropped,
  type Look,
  lookOf,
  wordItemOf,
} from './pasted-styles.ts';

interface OpenList {
  readonly type: List['type'];
  readonly items: (Paragraph | List)[][];
}

interface OpenTag {
  readonly name: string;
  readonly look: Look;
  readonly href: string;
  /** Characters said before it, to tell whether a link says its own address. */
  readonly from: number;
}

/** Text pasted from a word processor or the web: its words, emphasis, headings and lists. */
export function treeOfHtml(html: string): SectionTree {
  const reader = new PasteReader();
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      onclosetag: name => reader.close(name),
      ontext: text => reader.say(text),
    },
    { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: true },
  );
  parser.end(html);
  return reader.tree();
}

class PasteReader {
  readonly #blocks: Block[] = [];
  readonly #lists: OpenList[] = [];
  readonly #tags: OpenTag[] = [];
  #inlines: Inline[] = [];
  #heading: 1 | 2 | 3 | null = null;
  #wordItem: { level: number; marker: string } | null = null;
  #row = 0;
  #said = 0;

  tree(): SectionTree {
    this.#flush();
    while (this.#lists.length > 0) this.#closeList();
    const [first, ...rest] = this.#blocks;
    if (!first) return EMPTY_TREE;
    return normalTree(shallowTree({ type: 'doc', content: [first, ...rest] }));
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const outer = this.#tags.at(-1)?.look;
    const look = lookOf(name, attributes, outer);
    this.#tags.push({ name, look, href: name === 'a' ? (attributes.href ?? '') : '', from: this.#said });
    if (look.drop || outer?.drop) return;
    if (this.#own(attributes)) return;
    if (name === 'br') this.#inlines.push({ type: 'break' });
    else if (name === 'ul' || name === 'ol') this.#openList(name === 'ol' ? 'numbers' : 'bullets');
    else if (name === 'li') this.#openItem();
    else if (name === 'tr') this.#openRow();
    else if (name === 'td' || name === 'th') this.#openCell();
    else if (isBlockTag(name)) this.#openBlock(name, attributes);
  }

  close(name: string): void {
    const tag = this.#tags.pop();
    if (!tag || tag.look.drop || isDropped(name)) return;
    if (name === 'a') this.#sayAddress(tag);
    else if (name === 'ul' || name === 'ol') this.#closeList();
    else if (name === 'tr') this.#closeRow();
    else if (isBlockTag(name) || name === 'li') this.#flush();
  }

  say(text: string): void {
    const look = this.#tags.at(-1)?.look;
    if (look?.marker && this.#wordItem) this.#wordItem.marker += text;
    if (look?.drop || look?.marker) return;
    const clean = cleanText(text);
    if (look?.pre) {
      for (const [index, part] of clean.split('\n').entries()) {
        if (index > 0) this.#inlines.push({ type: 'break' });
        this.#add(part, look);
      }
    } else this.#add(clean.replaceAll(/\s+/g, ' '), look);
  }

  #add(text: string, look: Look | undefined): void {
    const words = this.#endsInSpace() ? text.replace(/^ /, '') : text;
    if (words === '') return;
    this.#said += words.length;
    const marks = marksOf(look);
    this.#inlines.push({ type: 'text', text: words, ...(marks.length > 0 && { marks }) });
  }

  #endsInSpace(): boolean {
    const last = this.#inlines.at(-1);
    return last === undefined || last.type === 'break' || (last.type === 'text' && /\s$/.test(last.text));
  }

  /** What the editor itself copied. What lies in it is its words for other programs. */
  #own(attributes: Readonly<Record<string, string>>): boolean {
    const tag = this.#tags.at(-1);
    const hide = () => tag && this.#tags.splice(-1, 1, { ...tag, look: { ...tag.look, drop: true } });
    const ref = CitationRef.safeParse(attributes['data-cite']);
    if (ref.success) {
      const marks = marksOf(tag?.look);
      this.#inlines.push({ type: 'cite', attrs: { ref: ref.data }, ...(marks.length > 0 && { marks }) });
      hide();
      return true;
    }
    const block = BlockKind.safeParse(attributes['data-block']);
    if (!block.success) return false;
    const settings = BlockSettings.safeParse(parsed(attributes['data-settings']));
    this.#flush();
    this.#blocks.push({
      type: 'data',
      attrs: { block: block.data, settings: settings.success ? settings.data : {} },
    });
    hide();
    return true;
  }

  #sayAddress({ href, from, look }: OpenTag): void {
    if (!/^(https?|mailto):/i.test(href) || this.#said === from) return;
    const words = this.#inlines
      .slice(-3)
      .map(inline => (inline.type === 'text' ? inline.text : ''))
      .join('');
    const bare = (address: string) => address.replace(/^[a-z]+:(\/\/)?/i, '').replace(/\/$/, '');
    if (!words.includes(bare(href))) this.#add(` (${cleanText(href)})`, look);
  }

  #openBlock(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#row > 0) {
      this.#add(' ', undefined);
      return;
    }
    this.#flush();
    this.#heading = headingLevel(name, attributes);
    this.#wordItem = wordItemOf(attributes);
  }

  #openRow(): void {
    this.#flush();
    this.#row++;
  }

  #closeRow(): void {
    this.#row = Math.max(0, this.#row - 1);
    if (this.#row === 0) this.#flush();
  }

  #openCell(): void {
    if (this.#inlines.length > 0) this.#add(' · ', undefined);
  }

  #openList(type: List['type']): void {
    this.#flush();
    this.#lists.push({ type, items: [] });
  }

  #openItem(): void {
    this.#flush();
    if (this.#lists.length === 0) this.#openList('bullets');
    this.#lists.at(-1)?.items.push([]);
  }

  #closeList(): void {
    this.#flush();
    const list = this.#lists.pop();
    if (!list || list.items.length === 0) return;
    this.#put({ type: list.type, content: list.items.map(itemOf) });
  }

  /** Ends the paragraph that is being said. */
  #flush(): void {
    if (this.#row > 0) return;
    const content = trimmed(this.#inlines);
    this.#inlines = [];
    const [level, word] = [this.#heading, this.#wordItem];
    this.#heading = null;
    this.#wordItem = null;
    if (content.length === 0) return;
    if (word) this.#putWordItem(word, content);
    else if (level !== null && this.#lists.length === 0)
      this.#blocks.push({ type: 'heading', attrs: { level }, content });
    else this.#put({ type: 'paragraph', content });
  }

  #put(block: Paragraph | List): void {
    const list = this.#lists.at(-1);
    const item = list?.items.at(-1);
    if (!list) this.#blocks.push(block);
    else if (item) item.push(block);
    else list.items.push([block]);
  }

  /** Word writes lists as paragraphs with a level and a marker; those that follow each other are one list. */
  #putWordItem({ level, marker }: { level: number; marker: string }, content: Inline[]): void {
    const type = /^[\s(]*(\d+|[a-z]{1,4})[.)]/i.test(marker) ? 'numbers' : 'bullets';
    const paragraph: Paragraph = { type: 'paragraph', content };
    const last = this.#blocks.at(-1);
    if (last && (last.type === 'bullets' || last.type === 'numbers') && (level > 1 || last.type === type))
      this.#blocks[this.#blocks.length - 1] = withItem(last, level, type, paragraph);
    else this.#blocks.push({ type, content: [{ type: 'item', content: [paragraph] }] });
  }
}

/** A list with one more item at a level, under its last item where the level is deeper. */
function withItem(list: List, level: number, type: List['type'], paragraph: Paragraph): List {
  const last = list.content.at(-1);
  if (level <= 1 || !last)
    return { ...list, content: [...list.content, { type: 'item', content: [paragraph] }] };
  const inner = last.content.at(-1);
  const below: List =
    inner && inner.type !== 'paragraph'
      ? withItem(inner, level - 1, type, paragraph)
      : { type, content: [{ type: 'item', content: [paragraph] }] };
  const kept = inner && inner.type !== 'paragraph' ? last.content.slice(0, -1) : last.content;
  return { ...list, content: [...list.content.slice(0, -1), { type: 'item', content: [...kept, below] }] };
}

/** An item begins with a paragraph, if an empty one. */
const itemOf = (parts: readonly (Paragraph | List)[]): Item => ({
  type: 'item',
  content: parts[0]?.type === 'paragraph' ? parts : [{ type: 'paragraph' }, ...parts],
});

function marksOf(look: Look | undefined): Mark[] {
  if (!look) return [];
  const threads = look.threads.filter(key => ThreadKey.safeParse(key).success);
  return [
    ...(look.strong ? [{ type: 'strong' } as const] : []),
    ...(look.emphasis ? [{ type: 'emphasis' } as const] : []),
    ...threads.slice(0, DEEPEST_LIST).map(thread => ({ type: 'comment' as const, attrs: { thread } })),
  ];
}

/** Without the blanks and ends of lines around it. */
function trimmed(inlines: readonly Inline[]): Inline[] {
  const list = [...inlines];
  const cut = (at: 0 | -1, edge: RegExp) => {
    for (let one = list.at(at); one; one = list.at(at)) {
      if (one.type === 'cite') return;
      const text = one.type === 'text' ? one.text.replace(edge, '') : '';
      if (one.type === 'text' && text !== '') {
        list.splice(at, 1, { ...one, text });
        return;
      }
      list.splice(at, 1);
    }
  };
  cut(0, /^\s+/);
  cut(-1, /\s+$/);
  return list;
}

function parsed(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
}
