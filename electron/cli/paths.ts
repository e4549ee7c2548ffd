import { resolve } from 'node:path';

/** The absolute path of what was typed. `npm run` changes the folder, but tells where the person was. */
export function typedPath(path: string, env: NodeJS.ProcessEnv = process.env): string {
  const typedIn = env.npm_lifecycle_event === 'plumb' ? env.INIT_CWD : undefined;
  return resolve(typedIn ?? process.cwd(), path);
}
