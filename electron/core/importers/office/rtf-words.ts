// The control words of RTF that matter, by what they do.
import { labelOf } from './property-set.ts';

/** Groups that show no words. */
export const silent = new Set(
  'fonttbl colortbl stylesheet pict object themedata colorschememapping latentstyles datastore generator listtable listoverridetable rsidtbl xmlnstbl filetbl nonshppict bkmkstart bkmkend atnid atntime atnref atnicn ftnsep ftnsepc aftnsep aftnsepc'.split(
    ' ',
  ),
);
/** Words that stand for a character. */
export const signs: Readonly<Record<string, string>> = {
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

/** Groups whose words stand apart: in brackets where they are called, or at the end. */
export const asides: Readonly<Record<string, string>> = { annotation: 'comment', footnote: 'footnote' };
/** Groups of words above and below every page. */
export const margins: Readonly<Record<string, string>> = {
  header: 'header',
  headerl: 'header',
  headerr: 'header',
  headerf: 'header',
  footer: 'footer',
  footerl: 'footer',
  footerr: 'footer',
  footerf: 'footer',
};

/** What the document says about itself, by the word that begins its group. */
export const facts: Readonly<Record<string, string>> = {
  title: 'Title',
  subject: 'Subject',
  author: 'Author',
  operator: 'Last modified by',
  company: 'Company',
  manager: 'Manager',
  keywords: 'Keywords',
  doccomm: 'Description',
  creatim: 'Created',
  revtim: 'Modified',
  printim: 'Last printed',
};

/** Parts of a time, with what stands before them when they are put together. */
export const timeParts: Readonly<Record<string, string>> = { yr: '', mo: '-', dy: '-', hr: ' ', min: ':' };

/** Code pages of the fonts by their number: text is in the encoding of its font. */
export function fontPages(source: string): Map<number, string> {
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
    if (page !== undefined) pages.set(Number(font), labelOf(Number(page)));
  }
  return pages;
}
