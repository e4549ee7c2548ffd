import { snippetParts } from './snippet-parts.ts';

/** Text with its found words marked. */
export function Snippet({ text }: { text: string }) {
  let from = 0;
  return snippetParts(text).map(part => {
    const key = from;
    from += part.text.length;
    return part.found ? <mark key={key}>{part.text}</mark> : <span key={key}>{part.text}</span>;
  });
}
