/** Names in a list: one a line, or the first column of a CSV or of cells that were pasted. A heading that says so is left out. */
export function namesOf(text: string): string[] {
  const names = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map(firstCell)
    .filter(name => name !== '');
  const heading = /^(name|names|имя|название|наименование|名称|姓名)$/i;
  return [...new Set(names[0] !== undefined && heading.test(names[0]) ? names.slice(1) : names)];
}

function firstCell(line: string): string {
  const quoted = /^\s*"((?:[^"]|"")*)"/.exec(line);
  if (quoted?.[1] !== undefined) return quoted[1].replaceAll('""', '"').trim();
  return (line.split(/[\t;,]/)[0] ?? '').trim();
}
