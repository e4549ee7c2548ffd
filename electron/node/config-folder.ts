import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder of one person's settings of this program, which need not exist. */
export function configFolder(platform: NodeJS.Platform = process.platform, env = process.env): string {
  const home = homedir();
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'plumbline');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'plumbline');
  return join(env.XDG_CONFIG_HOME ?? join(home, '.config'), 'plumbline');
}
