// Parts of a Word document that hold no words of the case, or those of its cover alone.
import { escaped, type Narrative } from './blocks.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org';
/** Namespaces of a part with words. */
export const MAIN_NAMESPACES = `xmlns:w="${OFFICE}/wordprocessingml/2006/main" xmlns:r="${OFFICE}/officeDocument/2006/relationships"`;

/** A list of the document: with numbers from 1, or with bullets. */
export interface Numbered {
  readonly ordered: boolean;
}

const PARTS = [
  ['document', 'document.main'],
  ['styles', 'styles'],
  ['settings', 'settings'],
  ['footnotes', 'footnotes'],
  ['numbering', 'numbering'],
  ['header1', 'header'],
  ['footer1', 'footer'],
] as const;

/** Parts that are the same in every document. */
export function fixedParts(): (readonly [string, string])[] {
  const overrides = PARTS.map(
    ([name, type]) =>
      `<Override PartName="/word/${name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${type}+xml"/>`,
  );
  const types = `${HEAD}<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`;
  const root = relationships([
    `${OFFICE}/officeDocument/2006/relationships/officeDocument|word/document.xml`,
    `${OFFICE}/package/2006/relationships/metadata/core-properties|docProps/core.xml`,
  ]);
  const ofDocument = relationships(
    ['styles', 'settings', 'footnotes', 'numbering', 'header', 'footer'].map(
      type =>
        `${OFFICE}/officeDocument/2006/relationships/${type}|${type === 'header' || type === 'footer' ? `${type}1` : type}.xml`,
    ),
  );
  return [
    ['[Content_Types].xml', types],
    ['_rels/.rels', root],
    ['word/_rels/document.xml.rels', ofDocument],
    ['word/styles.xml', STYLES],
    ['word/settings.xml', SETTINGS],
    ['word/footer1.xml', FOOTER],
  ];
}

const relationships = (list: readonly string[]): string =>
  `${HEAD}<Relationships xmlns="${OFFICE}/package/2006/relationships">${list
    .map((each, index) => {
      const [type, target] = each.split('|');
      return `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`;
    })
    .join('')}</Relationships>`;

const SETTINGS = `${HEAD}<w:settings ${MAIN_NAMESPACES}><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;

const field = (code: string): string =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
const FOOTER = `${HEAD}<w:ftr ${MAIN_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Aside"/><w:jc w:val="right"/></w:pPr>${field('PAGE')}<w:r><w:t xml:space="preserve"> / </w:t></w:r>${field('NUMPAGES')}</w:p></w:ftr>`;

interface Look {
  readonly size: number;
  readonly colour?: string;
  readonly bold?: boolean;
  readonly paragraph?: string;
  /** 0 for the first level of headings. */
  readonly outline?: number;
}

const style = (id: string, name: string, { size, colour, bold, paragraph = '', outline }: Look): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>${paragraph}${outline === undefined ? '' : `<w:outlineLvl w:val="${outline}"/>`}</w:pPr><w:rPr>${bold ? '<w:b/><w:bCs/>' : ''}${colour ? `<w:color w:val="${colour}"/>` : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`;

const heading = (level: number, size: number): string =>
  style(`Heading${level}`, `heading ${level}`, {
    size,
    bold: true,
    colour: '1F3A5F',
    paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="${440 - 100 * level}" w:after="100"/>`,
    outline: level - 1,
  });

const STYLES = `${HEAD}<w:styles ${MAIN_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Noto Sans" w:hAnsi="Noto Sans" w:eastAsia="Noto Sans SC" w:cs="Noto Sans"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="en-GB" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${[
  heading(1, 30),
  heading(2, 24),
  heading(3, 21),
  style('Title', 'Title', {
    size: 44,
    bold: true,
    colour: '1F3A5F',
    paragraph: '<w:spacing w:before="600" w:after="300"/>',
  }),
  style('Mark', 'Mark', { size: 20, bold: true, colour: '1F3A5F' }),
  style('Aside', 'Aside', { size: 17, colour: '5B6475' }),
  style('Alarm', 'Alarm', { size: 20, bold: true, colour: '9C2A1C' }),
  style('Quote', 'Quote', {
    size: 20,
    paragraph:
      '<w:pBdr><w:left w:val="single" w:sz="16" w:space="8" w:color="F2B705"/></w:pBdr><w:ind w:left="300"/>',
  }),
  style('Caption', 'caption', {
    size: 18,
    bold: true,
    paragraph: '<w:keepNext/><w:spacing w:before="160" w:after="60"/>',
  }),
  style('Cell', 'Cell', { size: 17, paragraph: '<w:spacing w:before="20" w:after="20"/>' }),
  style('ListParagraph', 'List Paragraph', { size: 20, paragraph: '<w:contextualSpacing/>' }),
  style('FootnoteText', 'footnote text', { size: 17, paragraph: '<w:spacing w:after="40"/>' }),
].join(
  '',
)}<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style><w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="1F3A5F"/></w:rPr></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${[
  'top',
  'left',
  'bottom',
  'right',
  'insideH',
  'insideV',
]
  .map(edge => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="C9CED8"/>`)
  .join(
    '',
  )}</w:tblBorders><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`;

/** Lists: each counts for itself. */
export function numberingXml(lists: readonly Numbered[]): string {
  const level = (format: string, text: string) =>
    `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="500" w:hanging="360"/></w:pPr></w:lvl>`;
  const kinds = `<w:abstractNum w:abstractNumId="0">${level('bullet', '•')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level('decimal', '%1.')}</w:abstractNum>`;
  const numbers = lists.map(
    ({ ordered }, index) =>
      `<w:num w:numId="${index + 1}"><w:abstractNumId w:val="${ordered ? 1 : 0}"/>${ordered ? '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' : ''}</w:num>`,
  );
  return `${HEAD}<w:numbering ${MAIN_NAMESPACES}>${kinds}${numbers.join('')}</w:numbering>`;
}

/** Head of every page: handling mark, title, and that a sample is one. */
export function headerXml({ mark, title, notices }: Narrative): string {
  const line = (words: string, look: string) =>
    `<w:p><w:pPr><w:pStyle w:val="${look}"/></w:pPr><w:r><w:t xml:space="preserve">${escaped(words)}</w:t></w:r></w:p>`;
  return `${HEAD}<w:hdr ${MAIN_NAMESPACES}>${line([mark.split(':')[0], title].filter(part => part !== '').join(' · '), 'Aside')}${notices.map(notice => line(notice, 'Alarm')).join('')}</w:hdr>`;
}

/** Title, author and date. */
export function propertiesXml({ title, author, date, kind }: Narrative): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? `${date}T00:00:00Z` : '1980-01-01T00:00:00Z';
  const time = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${day}</dcterms:${name}>`;
  return `${HEAD}<cp:coreProperties xmlns:cp="${OFFICE}/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(kind)}</dc:subject><dc:creator>${escaped(author)}</dc:creator><dc:language>en</dc:language>${time('created')}${time('modified')}</cp:coreProperties>`;
}
