// Rich Text Format: words between control words; everything that is not shown stands in groups that are passed over.
import { aReading, type FileOutcome, type OpenFile } from '../outcome.ts';
import { guessLanguage } from '../text/language.ts';

/** An RTF document as its words. Pictures and objects in it are passed over. */
export function readRtf({ bytes, sniffed, warnings }: OpenFile): FileOutcome {
  const { text, encoding, passedOver } = rtfText(bytes);
  return {
    state: 'imported',
    kind: 'text',
    mediaType: sniffed.mediaType,
    reading: aReading({
      encoding,
      language: guessLanguage(text),
      pages: [{ number: 1, text, width: 0, height: 0, runs: [] }],
      pagesWithoutText: text.trim() === '' ? [1] : [],
      warnings: [
        ...warnings,
        ...(passedOver > 0
          ? ['The document holds pictures or objects, which were passed over. Save it as PDF to keep them.']
          : []),
        ...(text.trim() === '' ? ['The document holds no words.'] : []),
      ],
    }),
  };
}

const silent = new Set(
  'fonttbl colortbl stylesheet info pict object themedata colorschememapping latentstyles datastore generator listtable listoverridetable rsidtbl xmlnstbl fldinst filetbl revtbl header footer headerl headerr footerl footerr nonshppict bkmkstart bkmkend'.split(
    ' ',
  ),
);
const signs: Readonly<Record<string, string>> = {
  par: '\n',
  line: '\n',
  sect: '\n',
  page: '\n',
  row: '\n',
  tab: '\t',
  cell: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
};

interface Group {
  readonly silent: boolean;
  /** How many characters follow a \u for programs that do not know it. */
  readonly skip: number;
  readonly codepage: string;
  readonly isHidden: boolean;
}

/** Text of RTF bytes. Never throws. */
export function rtfText(bytes: Uint8Array): { text: string; encoding: string; passedOver: number } {
  const source = new TextDecoder('windows-1252').decode(bytes);
  const label = labelOf(/\\ansicpg(\d+)/.exec(source)?.[1] ?? '1252');
  return new RtfReader(bytes, label, fontPages(source)).read();
}

/** Code pages of the fonts by their number: text is in the encoding of its font. */
function fontPages(source: string): Map<number, string> {
  const charsets: Readonly<Record<string, string>> = {
    204: '1251',
    134: '936',
    136: '950',
    128: '932',
    129: '949',
    161: '1253',
    162: '1254',
    238: '1250',
  };
  const pages = new Map<number, string>();
  for (const [, font, charset] of source.slice(0, 200_000).matchAll(/\\f(\d+)[^{};]{0,60}\\fcharset(\d+)/g)) {
    const page = charsets[charset ?? ''];
    if (page !== undefined) pages.set(Number(font), labelOf(page));
  }
  return pages;
}

const labelOf = (page: string): string =>
  ({
    936: 'gb18030',
    950: 'big5',
    932: 'shift_jis',
    949: 'euc-kr',
    866: 'ibm866',
    65001: 'utf-8',
    10000: 'macintosh',
  })[page] ?? (/^125[0-8]$/.test(page) ? `windows-${page}` : 'windows-1252');

class RtfReader {
  readonly #bytes: Uint8Array;
  readonly #label: string;
  readonly #fonts: ReadonlyMap<number, string>;
  readonly #out: string[] = [];
  #pending: number[] = [];
  #group: Group;
  #at = 0;
  #toSkip = 0;
  #passedOver = 0;

  constructor(bytes: Uint8Array, label: string, fonts: ReadonlyMap<number, string>) {
    this.#bytes = bytes;
    this.#label = label;
    this.#fonts = fonts;
    this.#group = { silent: false, skip: 1, codepage: label, isHidden: false };
  }

  read(): { text: string; encoding: string; passedOver: number } {
    const open: Group[] = [];
    while (this.#at < this.#bytes.length) {
      const byte = this.#bytes[this.#at++] ?? 0;
      if (byte === 0x7b) open.push(this.#group);
      else if (byte === 0x7d) {
        this.#flush();
        this.#group = open.pop() ?? this.#group;
      } else if (byte === 0x5c) this.#control();
      else if (byte !== 10 && byte !== 13 && byte !== 0) this.#letter(byte);
    }
    this.#flush();
    const text = this.#out
      .join('')
      .replace(/\t\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
    return { text: `${text}\n`, encoding: this.#label, passedOver: this.#passedOver };
  }

  #letter(byte: number): void {
    if (this.#toSkip > 0) this.#toSkip--;
    else if (!this.#group.silent) this.#pending.push(byte);
  }

  #put(text: string): void {
    this.#flush();
    if (!this.#group.silent) this.#out.push(text);
  }

  /** Letters wait until the encoding ends, because a Chinese one takes two bytes. */
  #flush(): void {
    if (this.#pending.length === 0) return;
    const text = new TextDecoder(this.#group.codepage).decode(Uint8Array.from(this.#pending));
    this.#out.push(this.#group.isHidden ? `[hidden: ${text}]` : text);
    this.#pending = [];
  }

  #control(): void {
    const sign = String.fromCharCode(this.#bytes[this.#at] ?? 0);
    if (!/[a-z]/i.test(sign)) {
      this.#at++;
      this.#symbol(sign);
      return;
    }
    const window = String.fromCharCode(...this.#bytes.subarray(this.#at, this.#at + 48));
    const [all = '', word = '', number] = /^([a-z]+)(-?\d+)? ?/i.exec(window) ?? [];
    this.#at += Math.max(all.length, 1);
    this.#word(word, number === undefined ? undefined : Number(number));
  }

  #symbol(sign: string): void {
    if (sign === "'") {
      const hex = String.fromCharCode(...this.#bytes.subarray(this.#at, this.#at + 2));
      this.#at += 2;
      const byte = Number.parseInt(hex, 16);
      if (Number.isFinite(byte)) this.#letter(byte);
    } else if (sign === '*') this.#change({ silent: true });
    else if (sign === '~') this.#put(' ');
    else if (sign === '_') this.#put('-');
    else if (sign === '\n' || sign === '\r') this.#put('\n');
    else if ('\\{}'.includes(sign)) this.#letter(sign.charCodeAt(0));
  }

  #word(word: string, number: number | undefined): void {
    const sign = signs[word];
    if (sign !== undefined) this.#put(sign);
    else if (silent.has(word)) {
      if (word === 'pict' || word === 'object') this.#passedOver++;
      this.#change({ silent: true });
    } else if (word === 'u' && number !== undefined) {
      this.#put(String.fromCharCode(number & 0xffff));
      this.#toSkip = this.#group.skip;
    } else if (word === 'uc') this.#change({ skip: Math.max(0, number ?? 1) });
    else if (word === 'f') this.#change({ codepage: this.#fonts.get(number ?? 0) ?? this.#label });
    else if (word === 'v') this.#change({ isHidden: number !== 0 });
    else if (word === 'plain') this.#change({ isHidden: false });
    else if (word === 'bin') this.#at += Math.max(0, number ?? 0);
  }

  #change(change: Partial<Group>): void {
    this.#flush();
    this.#group = { ...this.#group, ...change };
  }
}
