// `npm run build` (and `npm ci`, by `prepare`): type-checks and emits the program, bundles renderer and preload.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { withDirectPages } from './pdf-worker.ts';

const root = dirname(import.meta.dirname);
const out = join(root, 'out');
const require = createRequire(import.meta.url);

/** Compiles every zone; a type error ends the build with the compiler's own words. */
function compile(): void {
  const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc');
  const run = spawnSync(process.execPath, [compiler, '-b', '--pretty'], { cwd: root, stdio: 'inherit' });
  if (run.status === 0) return;
  process.stderr.write('\nThe build stopped: the compiler found the errors above.\n');
  process.exit(1);
}

/** Bundles the renderer after clearing the last one, and only that: declarations live in the same folder. */
async function bundleRenderer(): Promise<void> {
  for (const old of ['assets', 'pdfjs', 'index.html']) {
    rmSync(join(out, 'renderer', old), { recursive: true, force: true });
  }
  await build({ configFile: join(import.meta.dirname, 'vite.config.ts'), logLevel: 'warn' });
}

/** Copies what pdf.js fetches while it draws: its worker, character maps, standard fonts, decoders, colour profiles. */
function copyPdfJs(): void {
  const from = dirname(require.resolve('pdfjs-dist/package.json'));
  const to = join(out, 'renderer', 'pdfjs');
  mkdirSync(join(to, 'build'), { recursive: true });
  const worker = readFileSync(join(from, 'build', 'pdf.worker.min.mjs'), 'utf8');
  writeFileSync(join(to, 'build', 'pdf.worker.mjs'), withDirectPages(worker));
  for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'iccs']) {
    cpSync(join(from, folder), join(to, folder), { recursive: true });
  }
}

async function bundlePreload(): Promise<void> {
  if (!existsSync(join(root, 'electron', 'desktop', 'preload.ts'))) return;
  await build({ configFile: join(import.meta.dirname, 'preload.config.ts'), logLevel: 'warn' });
}

/** The page may name nothing outside itself: an address in the bundle's HTML or CSS fails the build. */
function refuseOutsideAddresses(): void {
  const folder = join(out, 'renderer');
  const pages = ['index.html', ...readdirSync(join(folder, 'assets')).filter(name => name.endsWith('.css'))];
  for (const name of pages) {
    const path = name === 'index.html' ? join(folder, name) : join(folder, 'assets', name);
    const found = /(?:src|href)="(?:https?:)?\/\/[^"]*|url\(["']?(?:https?:)?\/\/[^)]*/.exec(
      readFileSync(path, 'utf8'),
    );
    if (found) throw new Error(`${name} names an address outside the program: ${found[0]}`);
  }
}

const started = performance.now();
compile();
await bundleRenderer();
await bundlePreload();
copyPdfJs();
refuseOutsideAddresses();
process.stderr.write(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.\n`);
