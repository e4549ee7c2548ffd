import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FieldBook } from '../../../../electron/core/features/trade/mapping/fields.ts';
import { type PlaceNames, placesByName } from '../../../../electron/core/features/trade/values/place.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../../../../resources/trade', name), 'utf8'));

/** The shipped fields and their names. */
export const book = FieldBook.parse(read('fields.json'));
/** The shipped and official names of countries and currencies. */
export const places = placesByName(read('places.json') as PlaceNames);
