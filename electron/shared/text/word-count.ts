/** How many words a text has; a Han character counts as one. */
export const wordCount = (text: string): number =>
  text.match(/\p{Script=Han}|[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
