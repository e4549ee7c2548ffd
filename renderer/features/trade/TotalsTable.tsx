import { useMemo } from 'react';
import { type Column, VirtualList } from '../../ui/index.ts';
import { aligned, fractionOf } from './amounts.ts';
import { type Group, GroupName, keyOfGroup, measureHead, measureText } from './GroupInspector.tsx';
import type { Fields } from './use-fields.ts';

/** Groups with their totals, in their own order or the largest first. */
export function TotalsTable({
  rows,
  order,
  groupBy,
  measures,
  fields,
  selected,
  onSelect,
  onOpen,
}: {
  readonly rows: readonly Group[];
  readonly order: string;
  readonly groupBy: readonly string[];
  readonly measures: readonly string[];
  readonly fields: Fields;
  readonly selected: string | null;
  readonly onSelect: (key: string) => void;
  readonly onOpen: (group: Group) => void;
}) {
  const sorted = useMemo(() => {
    if (order === 'group') return rows;
    return [...rows].sort((a, b) => Number(b[order] ?? 0) - Number(a[order] ?? 0));
  }, [rows, order]);
  const keyOf = (group: Group) => keyOfGroup(group, groupBy);
  const longest = useMemo(() => longestOf(rows), [rows]);
  const places = useMemo(() => placesOf(rows, measures), [rows, measures]);
  const columns: Column<Group>[] = [
    ...groupBy.map(field => ({
      id: field,
      title: fields.label(field),
      width: 'minmax(120px, 2fr)',
      cell: (group: Group) => <GroupName field={field} value={String(group[field] ?? '')} />,
    })),
    ...measures.map(measure => ({
      id: measure,
      title: measureHead(measure, fields),
      // A sum that is cut off would be another number: there is room for all digits, and for what stands between them.
      width: `minmax(${Math.max(110, Math.ceil((longest.get(measure) ?? 0) * 1.34) * 8 + 24)}px, 1fr)`,
      numeric: true,
      cell: (group: Group) => aligned(measureText(measure, group[measure]), places.get(measure) ?? 0),
    })),
  ];
  return (
    <VirtualList
      label="Totals"
      items={sorted}
      keyOf={keyOf}
      columns={columns}
      selected={selected}
      onSelect={group => onSelect(keyOf(group))}
      onOpen={onOpen}
    />
  );
}

/** Signs of the longest number of each measure. */
function longestOf(rows: readonly Group[]): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  for (const group of rows)
    for (const [measure, value] of Object.entries(group))
      longest.set(measure, Math.max(longest.get(measure) ?? 0, String(value ?? '').length));
  return longest;
}

/** Digits behind the point of each measure, at most. */
const placesOf = (rows: readonly Group[], measures: readonly string[]): ReadonlyMap<string, number> =>
  new Map(
    measures.map(measure => [
      measure,
      rows.reduce((most, row) => Math.max(most, fractionOf(measureText(measure, row[measure]))), 0),
    ]),
  );
