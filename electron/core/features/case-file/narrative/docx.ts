// Word's own format, by hand: seven small parts in a ZIP file. https://ecma-international.org/publications-and-standards/standards/ecma-376/
import {
  type Block,
  escaped,
  followsNote,
  isRightToLeft,
  languageTag,
  type Narrative,
  type Run,
  type Words,
} from './blocks.ts';
import { columnWidths } from './column-widths.ts';
import {
  fixedParts,
  headerXml,
  MAIN_NAMESPACES,
  type Numbered,
  numberingXml,
  propertiesXml,
} from './docx-parts.ts';
import { packed } from './packed.ts';

/** The narrative as a Word document, with its footnotes as footnotes. The same narrative gives the same bytes. */
export function docxOf(narrative: Narrative): Uint8Array {
  const writer = new DocxWriter();
  const body = writer.body(narrative);
  const encoder = new TextEncoder();
  const parts: readonly (readonly [string, string])[] = [
    ...fixedParts(),
    ['docProps/core.xml', propertiesXml(narrative)],
    ['word/header1.xml', headerXml(narrative)],
    ['word/numbering.xml', numberingXml(writer.lists)],
    ['word/footnotes.xml', writer.footnotes(narrative)],
    ['word/document.xml', body],
  ];
  return packed(parts.map(([name, xml]) => [name, encoder.encode(xml)] as const));
}

/** Between the margins, in twentieths of a point. */
const TEXT_WIDTH = 9186;
const HEADING_STYLES = { 1: 'Heading1', 2: 'Heading2', 3: 'Heading3' } as const;
const PARAGRAPH_STYLES = { quote: 'Quote', aside: 'Aside', alarm: 'Alarm' } as const;

const RAISED_COMMA =
  '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:t xml:space="preserve">, </w:t></w:r>';

class DocxWriter {
  readonly lists: Numbered[] = [];
  #bookmarks = 0;
  #calls = 0;

  body({ kind, title, mark, facts, notices, blocks }: Narrative): string {
    const cover = [
      this.#paragraph([{ text: mark }], 'Mark'),
      ...notices.map(notice => this.#paragraph([{ text: notice }], 'Alarm')),
      this.#paragraph([{ text: kind }], 'Aside'),
      this.#paragraph([{ text: title }], 'Title'),
      this.#table(
        [],
        facts.map(([label, value]) => [[{ text: label, strong: true }], [{ text: value }]]),
      ),
      this.#paragraph([], ''),
    ];
    const section =
      '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>' +
      '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1500" w:right="1360" w:bottom="1300" w:left="1360" w:header="700" w:footer="600" w:gutter="0"/></w:sectPr>';
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document ${MAIN_NAMESPACES}><w:body>${cover.join('')}${blocks.map(block => this.#block(block)).join('')}${section}</w:body></w:document>`;
  }

  footnotes({ notes }: Narrative): string {
    const rules = [
      '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>',
      '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>',
    ];
    const mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>';
    const list = Array.from({ length: this.#calls }, (_, index) => {
      const words = notes[(this.#called[index] ?? 1) - 1] ?? [];
      return `<w:footnote w:id="${index + 1}"><w:p>${properties('FootnoteText', words)}${mark}${this.#runs([{ text: ' ' }, ...words])}</w:p></w:footnote>`;
    });
    return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes ${MAIN_NAMESPACES}>${rules.join('')}${list.join('')}</w:footnotes>`;
  }

  /** Which note each call is of: Word wants a footnote of its own for every call. */
  readonly #called: number[] = [];

  #block(block: Block): string {
    switch (block.kind) {
      case 'heading':
        return this.#paragraph([{ text: block.text }], HEADING_STYLES[block.level], block.anchor);
      case 'paragraph':
        return this.#paragraph(block.runs, block.style ? PARAGRAPH_STYLES[block.style] : '', block.anchor);
      case 'list': {
        this.lists.push({ ordered: block.ordered });
        const number = this.lists.length;
        return block.items.map(item => this.#paragraph(item, 'ListParagraph', undefined, number)).join('');
      }
      case 'table':
        return `${this.#paragraph([{ text: block.title }], 'Caption')}${this.#table(block.columns, block.rows)}${this.#paragraph([], '')}`;
    }
  }

  #paragraph(runs: readonly Run[], style: string, anchor?: string, list?: number): string {
    const marked = anchor === undefined ? '' : this.#bookmark(anchor);
    return `<w:p>${properties(style, runs, list)}${marked}${this.#runs(runs)}</w:p>`;
  }

  #bookmark(anchor: string): string {
    const id = ++this.#bookmarks;
    return `<w:bookmarkStart w:id="${id}" w:name="${bookmarkName(anchor)}"/><w:bookmarkEnd w:id="${id}"/>`;
  }

  #table(columns: readonly string[], rows: readonly (readonly (readonly Run[])[])[]): string {
    const widths = columnWidths({ columns, rows }, TEXT_WIDTH);
    const cell = (runs: readonly Run[], index: number) =>
      `<w:tc><w:tcPr><w:tcW w:w="${widths[index] ?? 0}" w:type="dxa"/></w:tcPr>${this.#paragraph(runs, 'Cell')}</w:tc>`;
    const head =
      columns.length === 0
        ? ''
        : `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${columns.map((name, index) => cell([{ text: name, strong: true }], index)).join('')}</w:tr>`;
    const body = rows.map(row => `<w:tr><w:trPr><w:cantSplit/></w:trPr>${row.map(cell).join('')}</w:tr>`);
    const grid = `<w:tblGrid>${widths.map(each => `<w:gridCol w:w="${each}"/>`).join('')}</w:tblGrid>`;
    if (columns.length === 0 && rows.length === 0) return '';
    return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/></w:tblPr>${grid}${head}${body.join('')}</w:tbl>`;
  }

  #runs(list: readonly Run[]): string {
    return list
      .map((run, index) => {
        if (!('note' in run)) return wordsXml(run);
        this.#called.push(run.note);
        const comma = followsNote(list, index) ? RAISED_COMMA : '';
        return `${comma}<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="${++this.#calls}"/></w:r>`;
      })
      .join('');
  }
}

/** A paragraph of words written from right to left runs that way as a whole. */
function properties(style: string, runs: readonly Run[], list?: number): string {
  const texts = runs.filter((run): run is Words => !('note' in run) && run.text.trim() !== '');
  const rtl = texts.length > 0 && texts.every(({ language }) => isRightToLeft(language));
  const inner = [
    style === '' ? '' : `<w:pStyle w:val="${style}"/>`,
    list === undefined ? '' : `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`,
    rtl ? '<w:bidi/>' : '',
  ].join('');
  return inner === '' ? '' : `<w:pPr>${inner}</w:pPr>`;
}

function wordsXml({ text, language, strong, to }: Words): string {
  const tag = languageTag(language);
  const rtl = isRightToLeft(tag);
  const look = [
    to === undefined ? '' : '<w:rStyle w:val="Hyperlink"/>',
    strong ? '<w:b/><w:bCs/>' : '',
    rtl ? '<w:rtl/>' : '',
    tag === '' ? '' : `<w:lang w:val="${tag}" w:eastAsia="${tag}" w:bidi="${tag}"/>`,
  ].join('');
  const lines = text.split('\n').map(line => `<w:t xml:space="preserve">${escaped(line)}</w:t>`);
  const run = `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}${lines.join('<w:br/>')}</w:r>`;
  return to === undefined ? run : `<w:hyperlink w:anchor="${bookmarkName(to)}">${run}</w:hyperlink>`;
}

/** Names of bookmarks have letters, digits and underscores. */
const bookmarkName = (anchor: string): string => anchor.replaceAll(/[^A-Za-z0-9]/g, '_').slice(0, 40);
