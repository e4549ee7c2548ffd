// Paragraphs that a mail program broke into lines (RFC 3676): joined again, each quotation by itself.

/** A paragraph under way; `isOpen` when its next line belongs to it. */
interface Paragraph {
  readonly depth: number;
  readonly pieces: string[];
  isOpen: boolean;
}

const SIGNATURE = '-- ';

/** The text of a part that is `format=flowed`; `isPadded` when the blanks at the ends of its lines are no words (`delsp=yes`). */
export function unflowed(text: string, isPadded: boolean): string {
  const paragraphs: Paragraph[] = [];
  for (const line of text.split(/\r?\n/)) {
    const depth = /^>*/.exec(line)?.[0].length ?? 0;
    // One blank at the beginning only keeps the line from looking like a quotation.
    const words = line.slice(line[depth] === ' ' ? depth + 1 : depth);
    const isSignature = words === SIGNATURE;
    const isOpen = words.endsWith(' ') && !isSignature;
    const shown = isOpen && isPadded ? words.slice(0, -1) : words;
    const last = paragraphs.at(-1);
    if (last?.isOpen && last.depth === depth && !isSignature) {
      last.pieces.push(shown);
      last.isOpen = isOpen;
    } else paragraphs.push({ depth, pieces: [shown], isOpen });
  }
  return paragraphs.map(told).join('\n');
}

function told({ depth, pieces }: Paragraph): string {
  const words = pieces.join('');
  return depth === 0 ? words : `${'>'.repeat(depth)}${words === '' ? '' : ` ${words}`}`;
}
