import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { type TestContext, test } from 'node:test';
import { allowedByCompiler, allowedByLint, type Probe, refusedByCompiler, refusedByLint } from './probes.ts';

const root = dirname(dirname(import.meta.dirname));
const toPosix = (path: string) => path.replaceAll('\\', '/');
const ZONES = [...new Set([...refusedByCompiler, ...allowedByCompiler].map(probe => probe.zone))];

/** A folder inside out/, which git and the zones do not see; gone with the test. */
function aFolder(t: TestContext): string {
  mkdirSync(join(root, 'out'), { recursive: true });
  const folder = mkdtempSync(join(root, 'out', 'layers-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function runTool(script: string, args: readonly string[], cwd: string): string {
  const result = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
  });
  assert.ok(result.status !== null, `${script} did not run`);
  return `${result.stdout}${result.stderr}`;
}

/** Writes a probe; its relative imports, given as from the zone's folder, are turned to where it really lies. */
function writeProbe(folder: string, name: string, probe: Probe): void {
  const source = probe.source.replace(/'(\.\.?\/[^']+)'/, (_, path: string) => {
    const target = toPosix(relative(folder, join(root, probe.zone, path)));
    return `'${target.startsWith('.') ? target : `./${target}`}'`;
  });
  writeFileSync(join(folder, name), source);
}

/** Compiles the probes of one zone under its own rules; answers the compiler's words for each probe ('' if none). */
function compile(t: TestContext, zone: string, probes: readonly Probe[]): string[] {
  const folder = aFolder(t);
  for (const [index, probe] of probes.entries()) writeProbe(folder, `probe-${index}.ts`, probe);
  const up = (path: string) => toPosix(relative(folder, join(root, path)));
  const config: { references?: { path: string }[] } = JSON.parse(
    readFileSync(join(root, zone, 'tsconfig.json'), 'utf8'),
  );
  const tsconfig = {
    extends: `${up(zone)}/tsconfig.json`,
    // The check for files of other zones comes with emitting, so it must emit, into a place of its own.
    compilerOptions: {
      outDir: './out',
      tsBuildInfoFile: './probe.tsbuildinfo',
      emitDeclarationOnly: true,
      rewriteRelativeImportExtensions: false,
    },
    include: [`${up(zone)}/**/*`, './*.ts', up('electron/shared/kernel/globals.d.ts')],
    references: (config.references ?? []).map(({ path }) => ({ path: up(join(zone, path)) })),
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(tsconfig));
  const said = runTool('typescript/bin/tsc', ['-p', '.', '--pretty', 'false'], folder).split('\n');
  return probes.map((_, index) => said.filter(line => line.includes(`probe-${index}.ts(`)).join('\n'));
}

for (const zone of ZONES) {
  test(`${zone}: the compiler refuses what this zone must not know, and allows what it may`, t => {
    const refused = refusedByCompiler.filter(probe => probe.zone === zone);
    const allowed = allowedByCompiler.filter(probe => probe.zone === zone);
    const said = compile(t, zone, [...refused, ...allowed]);
    for (const [index, probe] of refused.entries()) {
      assert.match(said[index] ?? '', /error TS/, `must not compile in ${zone}:\n${probe.source}`);
      // TS6305 would mean only that the other zone has not been built.
      assert.doesNotMatch(said[index] ?? '', /TS6305/, probe.source);
    }
    for (const [index, probe] of allowed.entries()) {
      assert.equal(said[refused.length + index], '', `must compile in ${zone}:\n${probe.source}`);
    }
  });
}

/** Lints probes under our own rules in a copy of the layout; answers which of them an import rule refused. */
function lint(t: TestContext, probes: readonly Probe[]): boolean[] {
  const folder = aFolder(t);
  const rules: object = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
  writeFileSync(
    join(folder, 'biome.json'),
    JSON.stringify({ ...rules, $schema: undefined, vcs: { enabled: false } }),
  );
  const names = probes.map((probe, index) => {
    mkdirSync(join(folder, probe.zone), { recursive: true });
    const name = `${probe.zone}/probe-${index}.ts`;
    writeFileSync(join(folder, name), probe.source);
    return name;
  });
  const args = ['lint', '--config-path=.', '--max-diagnostics=none', '--reporter=github', '.'];
  const said = runTool('@biomejs/biome/bin/biome', args, folder).split('\n');
  return names.map(name => said.some(line => line.includes(name) && line.includes('noRestrictedImports')));
}

test('lint refuses packages and folders that a zone must not know, and allows what it may', t => {
  const found = lint(t, [...refusedByLint, ...allowedByLint]);
  for (const [index, probe] of refusedByLint.entries()) {
    assert.ok(found[index], `lint must refuse in ${probe.zone}:\n${probe.source}`);
  }
  for (const [index, probe] of allowedByLint.entries()) {
    assert.ok(!found[refusedByLint.length + index], `lint must allow in ${probe.zone}:\n${probe.source}`);
  }
});
