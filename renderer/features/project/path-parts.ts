/** A folder and a file name as one path, in the folder's own manner of writing. */
export function joinPath(folder: string, name: string): string {
  const divider = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  return folder.endsWith(divider) ? `${folder}${name}` : `${folder}${divider}${name}`;
}

/** A file name that ends in `.plumb`, or `.tar.age` for an archive, without anything that would lead to another folder; '' when nothing is left. */
export function projectFileName(typed: string): string {
  const name = typed.trim().replace(/[\\/\p{Cc}]/gu, '');
  if (name === '' || name === '.' || name === '..') return '';
  return /\.(plumb|tar\.age)$/i.test(name) ? name : `${name}.plumb`;
}
