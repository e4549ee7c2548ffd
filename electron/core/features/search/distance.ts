/** Whether two words differ in at most so many letters: changed, added, left out, or two neighbours exchanged. */
export function within(left: string, right: string, letters: number): boolean {
  const rows = left.length;
  const columns = right.length;
  if (Math.abs(rows - columns) > letters) return false;
  let before: number[] = [];
  let last = Array.from({ length: columns + 1 }, (_, index) => index);
  for (let row = 1; row <= rows; row++) {
    const here = [row];
    let best = row;
    for (let column = 1; column <= columns; column++) {
      const same = left[row - 1] === right[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (here[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1])
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      here.push(cost);
      best = Math.min(best, cost);
    }
    if (best > letters) return false;
    before = last;
    last = here;
  }
  return (last[columns] ?? 0) <= letters;
}
