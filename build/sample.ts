import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { type CustomsSource, customsCsv } from './sample/customs.ts';
import { pngOfLevels } from './sample/png.ts';
import { noise, paint, type Raster, scanned } from './sample/raster.ts';
import { svgShapes } from './sample/svg-shapes.ts';

const require = createRequire(import.meta.url);
const sourceFolder = fileURLToPath(new URL('../resources/sample/source/', import.meta.url));
const sampleFolder = fileURLToPath(new URL('../resources/sample/', import.meta.url));

const faces = [
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans/700Bold/NotoSans_700Bold.ttf',
  'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
];

const documents = {
  'contract-QP-2024-017.pdf': 'contract.typ',
  'payment-order-2024-03-14.pdf': 'payment-order.typ',
  'registry-extract-primer-pribor.pdf': 'registry-extract.typ',
  'bank-letter-2024-04-02.pdf': 'bank-letter.typ',
};

const scanDpi = 150;
const scanTurnDegrees = -0.9;
const photoPixels = 380;
const pointsPerInch = 72;
const a4Points = { width: 595.28, height: 841.89 };

function createCompiler(): NodeCompiler {
  const fontBlobs = faces.map(face => readFileSync(require.resolve(`@expo-google-fonts/${face}`)));
  return NodeCompiler.create({ workspace: sourceFolder, fontArgs: [{ fontBlobs }] });
}

function drawing(compiler: NodeCompiler, main: string, inputs: Record<string, string> = {}): string {
  return compiler.plainSvg({ mainFilePath: join(sourceFolder, main), inputs });
}

/** The note, printed askew on grey paper and read by a scanner that nobody cleans. */
function scanPicture(compiler: NodeCompiler): Buffer {
  const scale = scanDpi / pointsPerInch;
  const width = Math.round(a4Points.width * scale);
  const height = Math.round(a4Points.height * scale);
  const shapes = svgShapes(drawing(compiler, 'end-user-note.typ'), scale, scanTurnDegrees);
  return pngOfLevels(scanned(paint(shapes, width, height), 17), width, height);
}

/** Sixteen colours from the red of the ink to the warm white of the paper. */
function photoPalette(): Uint8Array {
  const [ink, paper] = [[176, 34, 26] as const, [246, 240, 228] as const];
  return Uint8Array.from(
    Array.from({ length: 16 }, (_, level) =>
      ink.map((c, k) => Math.round(c + (((paper[k] ?? 0) - c) * level) / 15)),
    ).flat(),
  );
}

function photoLevels(raster: Raster): Uint8Array {
  const random = noise(98);
  return Uint8Array.from({ length: raster.width * raster.height }, (_, i) => {
    const darkness = 1 - (raster.data[i * 3 + 1] ?? 255) / 255;
    // A seal is pressed unevenly: the ink fades towards one side.
    const ink = darkness * (0.72 + 0.28 * ((i % raster.width) / raster.width));
    return Math.max(0, Math.min(15, Math.round(14.2 - 14.2 * ink + (random() - 0.5) * 1.8)));
  });
}

function sealPhoto(compiler: NodeCompiler): Buffer {
  const svg = drawing(compiler, 'seal-photo.typ');
  const side = Number(/viewBox="0 0 ([\d.]+)/.exec(svg)?.[1]);
  const raster = paint(svgShapes(svg, photoPixels / side), photoPixels, photoPixels);
  return pngOfLevels(photoLevels(raster), photoPixels, photoPixels, photoPalette());
}

/** Makes every file of the sample in memory, by name. The same sources give the same bytes. */
export function buildSample(): Map<string, Uint8Array> {
  const compiler = createCompiler();
  for (const which of ['bank', 'pribor', 'qinglan']) {
    const svg = drawing(compiler, 'seal.typ', { which });
    compiler.mapShadow(join(sourceFolder, `seal-${which}.svg`), Buffer.from(svg));
  }
  const pdf = (main: string) => compiler.pdf({ mainFilePath: join(sourceFolder, main) });
  const files = new Map<string, Uint8Array>();
  for (const [name, main] of Object.entries(documents)) files.set(name, pdf(main));
  compiler.mapShadow(join(sourceFolder, 'end-user-note.png'), scanPicture(compiler));
  files.set('end-user-note-scan.pdf', pdf('scan.typ'));
  const customs = JSON.parse(readFileSync(join(sourceFolder, 'customs.json'), 'utf8')) as CustomsSource;
  files.set('customs-rows-2024.csv', Buffer.from(customsCsv(customs)));
  const brochure = 'company-brochure-qinglan.txt';
  files.set(brochure, readFileSync(join(sourceFolder, brochure)));
  files.set('seal-photo.png', sealPhoto(compiler));
  return files;
}

function writeSample(): void {
  mkdirSync(sampleFolder, { recursive: true });
  for (const [name, bytes] of buildSample()) {
    writeFileSync(join(sampleFolder, name), bytes);
    process.stderr.write(`${name} ${bytes.length}\n`);
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) writeSample();
