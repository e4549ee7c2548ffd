const packageImport = /"\s*@[a-z]/i;
const evaluation = /\beval\b/;
const plugin = /\bplugin\b/;

/**
 * Why a template may not be set, or null. Typst would fetch `@preview` packages from the network; nothing here ever
 * does, so package names and code made at run time are refused before Typst sees them.
 */
export function refusedSource(path: string, source: string): string | null {
  if (packageImport.test(source))
    return `${path} names a Typst package (“@…”); packages would be fetched, so put the code into the template folder`;
  if (evaluation.test(source)) return `${path} uses eval, which templates may not`;
  if (plugin.test(source))
    return `${path} has the word “plugin”; templates run no programs of their own, so take it away, or write the word another way where it is text`;
  return null;
}

const proxies = ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy'];
const exceptions = ['NO_PROXY', 'no_proxy'];

/** An environment in which every way out leads to a closed door on this machine. */
export const closedDoor: Readonly<Record<string, string>> = Object.fromEntries(
  proxies.map(name => [name, 'http://127.0.0.1:9']),
);

/**
 * Runs `work` while every way out of the process leads to a closed door on this machine. The second lock behind
 * `refusedSource`: a package name put together at run time finds nobody to ask.
 */
export function withoutNetwork<T>(environment: NodeJS.ProcessEnv, work: () => T): T {
  const before = [...proxies, ...exceptions].map(name => [name, environment[name]] as const);
  Object.assign(environment, closedDoor);
  for (const name of exceptions) delete environment[name];
  try {
    return work();
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete environment[name];
      else environment[name] = value;
    }
  }
}
