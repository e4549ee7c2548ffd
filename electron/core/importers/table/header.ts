const number = /^[+-]?[\d\s.,\u00a0]*\d[\d\s.,\u00a0]*%?$/;
const date = /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}([ T]\d{1,2}:\d{2}.*)?$/;

const isValue = (cell: string): boolean => number.test(cell.trim()) || date.test(cell.trim());

/** Whether the first record names the columns: no numbers or dates among its cells, and not only blanks. */
export function isHeader(first: readonly string[]): boolean {
  const filled = first.filter(cell => cell.trim() !== '');
  return filled.length > 0 && !filled.some(isValue);
}

/** Column names of a table without a header: A, B … Z, AA, AB … */
export function letterName(index: number): string {
  let name = '';
  for (let rest = index; rest >= 0; rest = Math.floor(rest / 26) - 1)
    name = String.fromCharCode(65 + (rest % 26)) + name;
  return name;
}

/** Header cells as distinct column names, with a sentence for what had to be changed. */
export function columnNames(header: readonly string[]): { columns: string[]; warnings: string[] } {
  const wanted = header.map(cell => cell.trim());
  const taken = new Set(wanted);
  const seen = new Set<string>();
  let empty = 0;
  const repeated = new Set<string>();
  const columns = wanted.map((name, index) => {
    if (name === '') empty++;
    else if (!seen.has(name)) {
      seen.add(name);
      return name;
    } else repeated.add(name);
    return unused(name === '' ? `Column ${index + 1}` : name, taken, name === '');
  });
  return { columns, warnings: warningsAbout(empty, [...repeated]) };
}

function unused(base: string, taken: Set<string>, mayStand: boolean): string {
  let name = base;
  for (let count = 2; !(mayStand && count === 2 && !taken.has(name)); count++) {
    name = `${base} (${count})`;
    if (!taken.has(name)) break;
  }
  taken.add(name);
  return name;
}

function warningsAbout(empty: number, repeated: readonly string[]): string[] {
  const warnings: string[] = [];
  if (empty > 0)
    warnings.push(
      empty === 1
        ? 'One column has no name; it is called by its place, like “Column 2”.'
        : `${empty} columns have no name; they are called by their place, like “Column 2”.`,
    );
  if (repeated.length > 0) {
    const names = repeated.slice(0, 5).map(name => `“${name}”`);
    const more = repeated.length > 5 ? ` and ${repeated.length - 5} more` : '';
    warnings.push(
      `Column names occur more than once (${names.join(', ')}${more}); the later ones got a number.`,
    );
  }
  return warnings;
}
