// A header of two rows: names of groups over names of columns, as spreadsheets have them with cells that were merged.

/** A column of such a header: what its group is called, '' for none, and what it is called in it. */
export interface GroupedName {
  readonly group: string;
  readonly name: string;
  /** Both, as one name. */
  readonly whole: string;
}

/** The columns of two rows as one header; undefined when the upper one groups nothing. */
export function groupedHeader(
  upper: readonly string[],
  lower: readonly string[],
): readonly GroupedName[] | undefined {
  let group = '';
  let groups = 0;
  const columns = Array.from({ length: Math.max(upper.length, lower.length) }, (_, column): GroupedName => {
    const above = flat(upper[column]);
    const name = flat(lower[column]);
    // Of merged cells the first has the text. A column with nothing below it is merged downwards, and ends its group.
    if (name === '') group = '';
    else if (above !== '') group = above;
    else if (group !== '') groups++;
    if (name === '') return { group: '', name: above, whole: above };
    return { group, name, whole: group === '' ? name : `${group}: ${name}` };
  });
  return groups === 0 ? undefined : columns;
}

const flat = (cell = ''): string => cell.replace(/\s+/g, ' ').trim();
