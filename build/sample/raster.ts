import type { Point, Shape } from './svg-shapes.ts';

/** A picture: `data` holds three numbers a pixel (red, green, blue, 0 to 255), row after row. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

const linesPerPixel = 4;

interface Edge {
  readonly top: number;
  readonly bottom: number;
  readonly x: number;
  readonly slope: number;
  readonly winding: 1 | -1;
}

function edgesOf(polygons: Shape['polygons']): Edge[] {
  const edges: Edge[] = [];
  for (const polygon of polygons) {
    polygon.forEach((p, i) => {
      const q: Point = polygon[(i + 1) % polygon.length] ?? p;
      if (p[1] === q[1]) return;
      const [a, b] = p[1] < q[1] ? [p, q] : [q, p];
      const slope = (b[0] - a[0]) / (b[1] - a[1]);
      edges.push({ top: a[1], bottom: b[1], x: a[0], slope, winding: p[1] < q[1] ? 1 : -1 });
    });
  }
  return edges;
}

/** Adds the part of each pixel between two x positions to one row of coverage. */
function addSpan(row: Float32Array, from: number, to: number): void {
  const [a, b] = [Math.max(0, from), Math.min(row.length, to)];
  for (let x = Math.floor(a); x < b; x++) {
    row[x] = (row[x] ?? 0) + (Math.min(b, x + 1) - Math.max(a, x)) / linesPerPixel;
  }
}

function coverLine(row: Float32Array, edges: readonly Edge[], y: number): void {
  const crossings = edges
    .filter(e => e.top <= y && y < e.bottom)
    .map(e => ({ x: e.x + (y - e.top) * e.slope, winding: e.winding }))
    .sort((a, b) => a.x - b.x);
  let winding = 0;
  crossings.forEach((crossing, i) => {
    winding += crossing.winding;
    const next = crossings[i + 1];
    if (winding !== 0 && next) addSpan(row, crossing.x, next.x);
  });
}

function paintRow(raster: Raster, y: number, coverage: Float32Array, colour: Shape['colour']): void {
  coverage.forEach((cover, x) => {
    if (cover <= 0) return;
    const at = (y * raster.width + x) * 3;
    const part = Math.min(1, cover);
    for (let k = 0; k < 3; k++) {
      raster.data[at + k] = (raster.data[at + k] ?? 0) * (1 - part) + (colour[k] ?? 0) * part;
    }
  });
}

/** Paints the shapes, in order, on white paper. The same shapes give the same numbers on every machine. */
export function paint(shapes: readonly Shape[], width: number, height: number): Raster {
  const raster: Raster = { width, height, data: new Float32Array(width * height * 3).fill(255) };
  const coverage = new Float32Array(width);
  for (const shape of shapes) {
    const edges = edgesOf(shape.polygons);
    const top = Math.max(0, Math.floor(edges.reduce((m, e) => Math.min(m, e.top), height)));
    const bottom = Math.min(height, Math.ceil(edges.reduce((m, e) => Math.max(m, e.bottom), 0)));
    for (let y = top; y < bottom; y++) {
      coverage.fill(0);
      for (let n = 0; n < linesPerPixel; n++) coverLine(coverage, edges, y + (n + 0.5) / linesPerPixel);
      paintRow(raster, y, coverage, shape.colour);
    }
  }
  return raster;
}

/** Returns a source of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
export function noise(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function blurred(grey: Float32Array, width: number, height: number): Float32Array {
  const out = new Float32Array(grey.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (dx: number, dy: number) =>
        grey[Math.min(height - 1, Math.max(0, y + dy)) * width + Math.min(width - 1, Math.max(0, x + dx))] ??
        255;
      const beside = at(-1, 0) + at(1, 0) + at(0, -1) + at(0, 1);
      out[y * width + x] = at(0, 0) * 0.6 + beside * 0.1;
    }
  }
  return out;
}

/**
 * Makes a clean page look like the output of an office scanner: grey paper, soft edges, grain, specks and a
 * dark left edge. Returns one grey level (0 to 15) a pixel.
 */
export function scanned(raster: Raster, seed: number): Uint8Array {
  const { width, height } = raster;
  const random = noise(seed);
  const grey = new Float32Array(width * height);
  for (let i = 0; i < grey.length; i++) {
    const channel = (k: number) => raster.data[i * 3 + k] ?? 255;
    grey[i] = channel(0) * 0.3 + channel(1) * 0.59 + channel(2) * 0.11;
  }
  const soft = blurred(grey, width, height);
  const levels = new Uint8Array(soft.length);
  for (let i = 0; i < soft.length; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const shade = 0.93 - 0.035 * (y / height) - (x < 14 ? 0.5 * (1 - x / 14) : 0);
    const speck = random() < 0.00012 ? 0.35 : 0;
    const value = 24 + (soft[i] ?? 255) * (shade - speck) * 0.9 + (random() + random() - 1) * 11;
    levels[i] = Math.max(0, Math.min(15, Math.round(value / 17)));
  }
  return levels;
}
