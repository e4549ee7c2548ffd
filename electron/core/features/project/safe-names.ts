// What some system forbids in a name, and what would lead out of a folder.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSAFE = /[\u0000-\u001F\u007F<>:"/\\|?*]/g;
const LONGEST = 120;

/** Gives each name once, in a form that every file system takes; a name that comes again gets a number. */
export function fileNames(): (name: string) => string {
  const given = new Set<string>();
  return name => {
    const plain =
      name
        .replace(UNSAFE, '_')
        .replace(/^[. ]+|[. ]+$/g, '_')
        .slice(-LONGEST) || '_';
    for (let i = 1; ; i++) {
      const candidate = i === 1 ? plain : `${i} ${plain}`;
      // Some file systems do not tell cases apart.
      if (given.has(candidate.toLowerCase())) continue;
      given.add(candidate.toLowerCase());
      return candidate;
    }
  };
}
