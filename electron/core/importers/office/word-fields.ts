// What fields and links of a Word document say beside the words that they show.

/** Where a link leads, in brackets; nothing where the words show it already, or it stays inside the document. */
export function linkWords(target: string, shown: string): string {
  const bare = target
    .trim()
    .replace(/^(https?:\/\/|mailto:)/i, '')
    .replace(/\/$/, '');
  return bare === '' || shown.toLowerCase().includes(bare.toLowerCase()) ? '' : ` [link: ${target.trim()}]`;
}

/** Fields that want something from outside the document, or to run something. */
const REACHING = /^\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DATABASE|MACROBUTTON)\b/i;

/** What a field is told to do, where that matters: it leads or reaches somewhere. */
export function fieldWords(told: string, shown: string): string {
  const link = /^\s*HYPERLINK\s+(?:"([^"]+)"|([^\s\\"]+))/i.exec(told);
  if (link) return linkWords(link[1] ?? link[2] ?? '', shown);
  return REACHING.test(told) ? ` [field: ${told.replace(/\s+/g, ' ').trim()}]` : '';
}
