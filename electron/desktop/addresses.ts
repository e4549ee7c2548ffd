/** Scheme under which the window is served; the system hands no such address to anything else. */
export const SCHEME = 'plumb';
/** Where the window is. */
export const APP = `${SCHEME}://app`;

/** Address of the window, opening a project or the sample case if asked. */
export function windowAddress(
  start: { readonly open?: string | undefined; readonly sample?: boolean } = {},
): string {
  const fragment = new URLSearchParams();
  if (start.open !== undefined) fragment.set('open', start.open);
  if (start.sample) fragment.set('sample', '');
  return `${APP}/index.html${fragment.size === 0 ? '' : `#${fragment}`}`;
}

/** Whether an address is inside the application. */
export function isInside(address: string): boolean {
  return URL.canParse(address) && address.startsWith(`${APP}/`);
}

/** The project that a command line names, if any: the last argument that ends in .plumb. */
export function projectIn(commandLine: readonly string[]): string | undefined {
  return commandLine.findLast(
    argument => argument.toLowerCase().endsWith('.plumb') && !argument.startsWith('-'),
  );
}
