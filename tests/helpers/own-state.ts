// To be imported first: what tests start keeps its log and settings in a folder of this run, never in the person's own. So is
// what Node compiled, which hundreds of processes then need not do again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MARK = 'PLUMB_TEST_STATE';

if (process.env[MARK] === undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'plumb-state-'));
  Object.assign(process.env, {
    [MARK]: folder,
    XDG_STATE_HOME: join(folder, 'state'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    APPDATA: join(folder, 'config'),
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  });
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
}
