// What a web page says without showing it: where its links lead, what its fields hold, notes to its makers.

/** More of them than this are left out. */
const MOST = 2_000;
const MOST_LETTERS = 2_000;
/** Hidden fields hold keys for programs, which are long and without blanks. */
const MOST_KEY_LETTERS = 200;

type Attributes = Readonly<Record<string, string>>;

/** What is behind the words of a page, told line by line. */
export interface Asides {
  /** Links to elsewhere, as `[link “words”: address]`. */
  readonly links: readonly { readonly address: string; readonly line: string }[];
  /** Fields, titles and comments, in brackets. */
  readonly others: readonly string[];
}

/** Collects what a page does not show. */
export class AsideCollector {
  readonly #links = new Map<string, string>();
  readonly #others = new Set<string>();
  readonly #open: { readonly address: string; words: string }[] = [];

  open(name: string, attributes: Attributes): void {
    if (name === 'a') this.#open.push({ address: outsideAddress(attributes.href ?? ''), words: '' });
    if (name === 'input') this.#field(attributes);
    if (attributes.title) this.#add('title', attributes.title);
  }

  text(text: string): void {
    for (const link of this.#open) link.words += text;
  }

  close(name: string): void {
    const link = name === 'a' ? this.#open.pop() : undefined;
    if (!link || link.address === '' || this.#links.size >= MOST || this.#links.has(link.address)) return;
    const words = tidy(link.words).slice(0, 100);
    if (!showsAddress(words, link.address)) this.#links.set(link.address, words);
  }

  comment(text: string): void {
    // Conditions for programs hold markup that is shown elsewhere.
    if (/^\s*\[(if|endif)|^\s*<!/i.test(text)) return;
    this.#add('comment', text.replace(/<[^>]*>/g, ' '));
  }

  #field({ type = 'text', name = '', value = '' }: Attributes): void {
    if (/^(submit|button|reset|image|checkbox|radio|password)$/i.test(type)) return;
    const isKey = value.length > MOST_KEY_LETTERS && !value.includes(' ');
    const hidden = type.toLowerCase() === 'hidden' ? 'hidden ' : '';
    if (!isKey) this.#add(`${hidden}form value “${name}”`, value);
  }

  #add(label: string, said: string): void {
    const words = tidy(said).slice(0, MOST_LETTERS);
    if (/[\p{L}\p{N}]/u.test(words) && this.#others.size < MOST) this.#others.add(`[${label}: ${words}]`);
  }

  done(): Asides {
    const links = Array.from(this.#links, ([address, words]) => ({
      address,
      line: words === '' ? `[link: ${address}]` : `[link “${words}”: ${address}]`,
    }));
    return { links, others: [...this.#others] };
  }
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** An address that leads away from the page and is no program; '' for others. */
function outsideAddress(href: string): string {
  const address = href.trim().slice(0, MOST_LETTERS);
  return /^(https?:|ftp:|mailto:|tel:|\/\/)/i.test(address) ? address : '';
}

/** Whether words show an address themselves. */
export function showsAddress(words: string, address: string): boolean {
  const bare = address.replace(/^(https?:|ftp:)?\/\/|^(mailto|tel):/i, '').replace(/\/$/, '');
  return words.toLowerCase().includes(bare.toLowerCase());
}
