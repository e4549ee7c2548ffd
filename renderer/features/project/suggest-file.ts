/** A file name for a project's title: its letters and digits in any script, joined by hyphens. */
export function suggestFile(title: string): string {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return `${words.join('-').slice(0, 60) || 'project'}.plumb`;
}
