import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createEngine } from '../../../../electron/core/app/engine.ts';
import { openDevice } from '../../../../electron/node/project-file/device.ts';
import { realDisk } from '../../../../electron/node/project-file/disk.ts';
import { createTypesetter } from '../../../../electron/node/typesetter/typesetter.ts';
import { inProcessWire } from '../../../../electron/node/wires/in-process.ts';
import { createClient } from '../../../../electron/shared/contract/client.ts';
import { testPorts } from '../../../helpers/engine.ts';
import { quickFiles, TEST_RECIPIENT, temporaryFolder } from '../../../helpers/project-files.ts';

const typesetter = createTypesetter();
after(() => typesetter.close());

test('an archive that the log could not take is not there', async t => {
  const state = { full: false };
  const open: typeof openDevice = (path, flags) => {
    const device = openDevice(path, flags);
    const write: typeof device.write = (offset, bytes) => {
      if (state.full) throw Object.assign(new Error('full'), { code: 'ENOSPC', syscall: 'write' });
      device.write(offset, bytes);
    };
    return { ...device, write };
  };
  const folder = temporaryFolder(t);
  const ports = await testPorts(quickFiles({ disk: { ...realDisk, open } }), new Map());
  const engine = createEngine({ ...ports, typesetter });
  t.after(() => engine.close());
  const api = createClient(inProcessWire(engine));
  const recipients = [TEST_RECIPIENT];
  await api.get('project.create', { path: join(folder, 'case.plumb'), title: 'A case', recipients });
  const path = join(folder, 'a.tar.age');
  const input = { path, recipients, unconfirmed: true };
  state.full = true;
  const failed = await api.call('project.archive', input);
  state.full = false;
  assert.equal(!failed.ok && failed.problem.code, 'disk-full');
  assert.deepEqual(
    readdirSync(folder).filter(name => name.startsWith('a.tar')),
    [],
  );
  await api.get('project.archive', input);
  assert.ok(existsSync(path));
  const [last, before] = await api.get('history.list', {});
  assert.deepEqual([last?.action, before?.action], ['project.archive', 'project.create']);
});
