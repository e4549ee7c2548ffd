/** A header or name without case, punctuation and layout, for comparing. */
export function foldName(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}$%/]+/gu, ' ')
    .trim();
}

/** What a mapping calls each column: its header; a second one of that name has its number behind it, one without a header its place. */
export function columnKeys(headers: readonly string[]): string[] {
  const taken = new Set(headers.map(foldName));
  const seen = new Set<string>();
  return headers.map((header, index) => {
    const name = foldName(header);
    if (name !== '' && !seen.has(name)) {
      seen.add(name);
      return header;
    }
    let number = name === '' ? index + 1 : 2;
    const key = () => (name === '' ? `column ${number}` : `${header} (${number})`);
    while (taken.has(foldName(key()))) number++;
    taken.add(foldName(key()));
    return key();
  });
}
