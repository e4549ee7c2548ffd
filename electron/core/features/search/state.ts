import type { ReadableDb, WritableDb } from '../../db/database.ts';
import type { Resources } from '../../ports/index.ts';
import { TextIndex } from './index/text-index.ts';
import { LIBRARY_TABLES, type Library, readLibrary } from './library.ts';
import { entityNames, type NameGroup, placeNames } from './spellings.ts';
import { readThings, THING_TABLES, type Things } from './things.ts';

/** What searches of one open project work on. Made when it is first needed, and kept up to date by what is told. */
export class SearchState {
  readonly #resources: Resources;
  #index: TextIndex | undefined;
  #library: Library | undefined;
  #things: Things | undefined;
  #names: ReadonlyMap<string, readonly NameGroup[]> | undefined;

  constructor(resources: Resources) {
    this.#resources = resources;
  }

  /** The index over pages and rows. */
  get index(): TextIndex {
    this.#index ??= new TextIndex(new TextDecoder().decode(this.#resources.read('search/han-variants.txt')));
    return this.#index;
  }

  /** Facts of every document, by its newest reading. */
  library(db: ReadableDb): Library {
    this.#library ??= readLibrary(db);
    return this.#library;
  }

  /** Evidence, entities, claims and notes. */
  things(db: ReadableDb): Things {
    this.#things ??= readThings(db, this.index.analyser);
    return this.#things;
  }

  /** Names of entities and places, by how search sees them. */
  names(db: ReadableDb): ReadonlyMap<string, readonly NameGroup[]> {
    this.#names ??= this.#byName([
      ...entityNames({ db }),
      ...placeNames(this.#resources.read('search/places.json')),
    ]);
    return this.#names;
  }

  #byName(groups: readonly NameGroup[]): ReadonlyMap<string, readonly NameGroup[]> {
    const found = new Map<string, NameGroup[]>();
    for (const group of groups)
      for (const name of group.names) {
        const key = this.index.analyser.plain(name).trim();
        const known = found.get(key);
        if (known) known.push(group);
        else found.set(key, [group]);
      }
    return found;
  }

  /** To be told after every action which tables changed. */
  changed(db: ReadableDb, tables: ReadonlySet<string>): void {
    if (LIBRARY_TABLES.some(table => tables.has(table))) this.#library = undefined;
    if (THING_TABLES.some(table => tables.has(table))) this.#things = undefined;
    if (tables.has('entity') || tables.has('statement')) this.#names = undefined;
    if (tables.has('page') || tables.has('table_row')) this.index.follow(db);
  }

  /** Writes what is not stored yet beside the database, before its image is taken. */
  store(db: WritableDb): void {
    this.#index?.store(db);
  }
}
