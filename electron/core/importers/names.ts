/** Longest part of a path that is kept, in characters. */
const LONGEST = 200;

/**
 * A name from inside a file, as it may be shown: no steps upward, drives, control characters, or marks that turn the
 * order of letters around. Folders are kept. Never empty.
 */
export function safeName(name: string, fallback = 'unnamed'): string {
  const parts = name
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/^[A-Za-z]:/, '')
    .replace(/[\p{Cc}\p{Cs}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu, '')
    .split('/')
    .filter(part => !/^\s*\.*\s*$/.test(part))
    .map(shorten);
  return parts.join('/') || fallback;
}

/** Cuts the middle out of a very long name, so that its ending stays. */
function shorten(part: string): string {
  const letters = Array.from(part);
  if (letters.length <= LONGEST) return part;
  return `${letters.slice(0, LONGEST - 21).join('')}…${letters.slice(-20).join('')}`;
}
