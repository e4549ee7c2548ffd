const SCOPE = /(?:^|\s)in:(?:"([^"]*)"|([^\s"()]+))/i;

/** The collection that a query is narrowed to; '' when it is none. */
export function scopeOf(query: string): string {
  const found = SCOPE.exec(query);
  return found?.[1] ?? found?.[2] ?? '';
}

/** The same query in a collection, or in everything when it is ''. */
export function withScope(query: string, collection: string): string {
  const words = query.replace(SCOPE, '').trim();
  if (collection === '') return words;
  // OR binds loosest: all of it is meant.
  const whole = /\sOR\s/.test(words) ? `(${words})` : words;
  return `${whole} in:"${collection.replaceAll('"', ' ')}"`.trim();
}
