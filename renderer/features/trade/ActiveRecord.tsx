import { useDeferredValue } from 'react';
import { RecordInspector } from './RecordInspector.tsx';
import { type RecordPages, useArrivals } from './use-record-pages.ts';

/** The record that the keys act on, in full. */
export function ActiveRecord({
  pages,
  place,
  ...rest
}: {
  readonly pages: RecordPages;
  readonly place: number;
} & Omit<Parameters<typeof RecordInspector>[0], 'record'>) {
  useArrivals(pages);
  const record = useDeferredValue(pages.at(place));
  return record && <RecordInspector record={record} {...rest} />;
}
