/** Tags as they are typed: divided by commas, each once. */
export const tagsOf = (words: string): string[] => [
  ...new Set(
    words
      .split(/[,，、;\n]/)
      .map(tag => tag.trim().slice(0, 60))
      .filter(tag => tag !== ''),
  ),
];
