// Words of a Word document that nobody sees on its page: of the colour of what is behind them, or too small to be letters.
import type { XmlElement } from '../xml/sax.ts';

type Attributes = XmlElement['attributes'];

/** What a stretch of letters says of its looks. Colours are six digits; '' for one that is not known. */
export interface Looks {
  color?: string;
  ground?: string;
  halfPoints?: number;
}

const WHITE = 'FFFFFF';
const PLACES = new Set('tbl tr tc p txbxContent'.split(' '));
const HIGHLIGHTS: Readonly<Record<string, string | undefined>> = {
  none: undefined,
  white: WHITE,
  black: '000000',
};
/** Letters of less than two points. */
const TINY = 4;

/** Follows the elements of a part for what is behind its letters. */
export class WordLooks {
  readonly #shadedStyles: ReadonlySet<string>;
  /** What is behind the letters of each place that is open; '' when it is not known. */
  readonly #grounds: string[] = [WHITE];
  #inRunProperties = false;
  #inParagraphProperties = false;
  #isOverPicture = false;

  constructor(shadedStyles: ReadonlySet<string>) {
    this.#shadedStyles = shadedStyles;
  }

  /** An element begins; `run` is the stretch of letters that is open. */
  open({ name, attributes }: XmlElement, run: Looks | undefined): void {
    // Shapes have fills of their own, which are not followed.
    if (PLACES.has(name)) this.#grounds.push(name === 'txbxContent' ? '' : (this.#grounds.at(-1) ?? ''));
    else if (name === 'rPr') this.#inRunProperties = true;
    else if (name === 'pPr') this.#inParagraphProperties = true;
    else if (name === 'background') this.#setGround(attributes.color);
    else if (name === 'pStyle' || name === 'tblStyle') {
      if (this.#shadedStyles.has(attributes.val ?? '')) this.#setGround('');
    } else if (name === 'anchor') this.#isOverPicture ||= attributes.behindDoc === '1';
    else if (name === 'lastRenderedPageBreak' || name === 'sectPr' || attributes.type === 'page')
      this.#isOverPicture = false;
    else if (!this.#inRunProperties) {
      if (name === 'shd') this.#setGround(groundOf(attributes));
    } else if (run && !this.#inParagraphProperties) this.#look(name, attributes, run);
  }

  #setGround(ground: string | undefined): void {
    if (ground !== undefined) this.#grounds[this.#grounds.length - 1] = ground;
  }

  #look(name: string, attributes: Attributes, run: Looks): void {
    const { val = '' } = attributes;
    if (name === 'color') run.color = colorOf(val);
    else if (name === 'sz') run.halfPoints = Number(val);
    else if (name === 'rStyle' && this.#shadedStyles.has(val)) run.ground = '';
    else if (name === 'highlight' || name === 'shd') {
      const ground = name === 'shd' ? groundOf(attributes) : val in HIGHLIGHTS ? HIGHLIGHTS[val] : '';
      // A highlight, which comes first, lies over the shading.
      if (ground !== undefined) run.ground ??= ground;
    }
  }

  close(name: string): void {
    if (PLACES.has(name) && this.#grounds.length > 1) this.#grounds.pop();
    else if (name === 'rPr') this.#inRunProperties = false;
    else if (name === 'pPr') this.#inParagraphProperties = false;
  }

  /** Whether letters of these looks cannot be seen where we are. */
  hides({ color = '', ground, halfPoints }: Looks): boolean {
    if (halfPoints !== undefined && halfPoints < TINY) return true;
    return color !== '' && color === (ground ?? (this.#isOverPicture ? '' : this.#grounds.at(-1)));
  }
}

const colorOf = (said: string): string => (/^[\da-f]{6}$/i.test(said) ? said.toUpperCase() : '');

/** The colour of a shading; '' when it is a pattern, undefined when there is none. */
function groundOf({ val = 'clear', color = '', fill = 'auto' }: Attributes): string | undefined {
  if (val === 'nil' || (val === 'clear' && fill === 'auto')) return undefined;
  if (val === 'clear') return colorOf(fill);
  return val === 'solid' ? colorOf(color) : '';
}

/** Whether a style puts a colour behind its words. */
export const isShading = ({ name, attributes }: XmlElement): boolean =>
  name === 'shd' && (groundOf(attributes) ?? WHITE) !== WHITE;
