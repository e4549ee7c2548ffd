import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { validateConfiguration } from 'app-builder-lib/out/util/config/config.js';
import { DebugLogger } from 'builder-util';

test('the packaging configuration is one that electron-builder accepts', async () => {
  const path = join(import.meta.dirname, '..', '..', 'build', 'electron-builder.json');
  const configuration = JSON.parse(readFileSync(path, 'utf8'));
  await assert.doesNotReject(validateConfiguration(configuration, new DebugLogger(false)));
  await assert.rejects(validateConfiguration({ ...configuration, noSuchOption: 1 }, new DebugLogger(false)));
});
