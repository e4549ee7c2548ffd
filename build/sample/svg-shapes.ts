/** A point in device pixels: x to the right, y down. */
export type Point = readonly [x: number, y: number];

/** A filled shape: closed polygons under the non-zero rule, and its colour (0 to 255 a channel). */
export interface Shape {
  readonly polygons: readonly (readonly Point[])[];
  readonly colour: readonly [red: number, green: number, blue: number];
}

type Matrix = readonly [number, number, number, number, number, number];
type Attributes = ReadonlyMap<string, string>;

const curveSteps = 20;
const joinSides = 10;

function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

function apply(m: Matrix, [x, y]: Point): Point {
  return [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
}

function parseAttributes(text: string): Attributes {
  return new Map([...text.matchAll(/([\w:-]+)="([^"]*)"/g)].map(m => [m[1] ?? '', m[2] ?? '']));
}

function parseTransform(text: string | undefined): Matrix {
  if (!text) return [1, 0, 0, 1, 0, 0];
  const match = /^(matrix|translate|scale)\(([^)]*)\)$/.exec(text.trim());
  if (!match) throw new Error(`The drawing has a transform that is not understood: ${text}`);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = (match[2] ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  if (match[1] === 'matrix') return [a, b, c, d, e, f];
  return match[1] === 'translate' ? [1, 0, 0, 1, a, b] : [a, 0, 0, b || a, 0, 0];
}

function parseColour(text: string | undefined): Shape['colour'] | null {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(text ?? '');
  if (!match) return null;
  const channel = (i: number) => Number.parseInt(match[i] ?? '0', 16);
  return [channel(1), channel(2), channel(3)];
}

function cubic(p: Point, q: Point, r: Point, s: Point): Point[] {
  return Array.from({ length: curveSteps }, (_, i) => {
    const t = (i + 1) / curveSteps;
    const u = 1 - t;
    const at = (k: 0 | 1) =>
      u * u * u * p[k] + 3 * u * u * t * q[k] + 3 * u * t * t * r[k] + t * t * t * s[k];
    return [at(0), at(1)];
  });
}

/** Walks one SVG path (commands M L H V C Q Z, in both cases) and returns its lines, curves made straight. */
export function flattenPath(d: string): Point[][] {
  const tokens = d.match(/[a-z]|-?[\d.]+(?:e-?\d+)?/gi) ?? [];
  const lines: Point[][] = [];
  let line: Point[] = [];
  let at: Point = [0, 0];
  let i = 0;
  let command = '';
  const number = () => Number(tokens[i++]);
  const point = (): Point => {
    const relative = command === command.toLowerCase();
    return relative ? [at[0] + number(), at[1] + number()] : [number(), number()];
  };
  const add = (points: Point[]) => {
    line.push(...points);
    at = points.at(-1) ?? at;
  };
  while (i < tokens.length) {
    if (/[a-z]/i.test(tokens[i] ?? '')) command = tokens[i++] ?? '';
    const kind = command.toUpperCase();
    const relative = command !== kind;
    if (kind === 'M') {
      at = point();
      line = [at];
      lines.push(line);
    } else if (kind === 'L') add([point()]);
    else if (kind === 'H') add([[number() + (relative ? at[0] : 0), at[1]]]);
    else if (kind === 'V') add([[at[0], number() + (relative ? at[1] : 0)]]);
    else if (kind === 'C') add(cubic(at, point(), point(), point()));
    else if (kind === 'Q') {
      const [q, r] = [point(), point()];
      const third = (a: Point): Point => [a[0] + (2 / 3) * (q[0] - a[0]), a[1] + (2 / 3) * (q[1] - a[1])];
      add(cubic(at, third(at), third(r), r));
    } else if (kind === 'Z') add(line[0] ? [line[0]] : []);
    else throw new Error(`The drawing has a path command that is not understood: ${command}`);
  }
  return lines.filter(points => points.length > 1);
}

/** Turns a stroked line into polygons: a bar a segment and a round join a corner, all wound the same way. */
function strokePolygons(line: readonly Point[], width: number): Point[][] {
  const polygons: Point[][] = [];
  const r = width / 2;
  line.forEach((p, i) => {
    const q = line[i + 1];
    const length = q ? Math.hypot(q[0] - p[0], q[1] - p[1]) : 0;
    if (q && length > 0) {
      const [nx, ny] = [(-(q[1] - p[1]) / length) * r, ((q[0] - p[0]) / length) * r];
      polygons.push([
        [p[0] - nx, p[1] - ny],
        [q[0] - nx, q[1] - ny],
        [q[0] + nx, q[1] + ny],
        [p[0] + nx, p[1] + ny],
      ]);
    }
    if (i > 0 && q) {
      const corner = (k: number): Point => {
        const angle = (2 * Math.PI * k) / joinSides;
        return [p[0] + r * Math.cos(angle), p[1] + r * Math.sin(angle)];
      };
      polygons.push(Array.from({ length: joinSides }, (_, k) => corner(k)));
    }
  });
  return polygons;
}

function pathShapes(attributes: Attributes, matrix: Matrix): Shape[] {
  const lines = flattenPath(attributes.get('d') ?? '');
  const shapes: Shape[] = [];
  const fill = parseColour(attributes.get('fill'));
  const place = (polygons: Point[][]) => polygons.map(polygon => polygon.map(p => apply(matrix, p)));
  if (fill) shapes.push({ polygons: place(lines), colour: fill });
  const stroke = parseColour(attributes.get('stroke'));
  if (stroke) {
    const width = Number(attributes.get('stroke-width') ?? '1');
    shapes.push({ polygons: place(lines.flatMap(line => strokePolygons(line, width))), colour: stroke });
  }
  return shapes;
}

/**
 * Reads the plain SVG that the Typst compiler writes and returns its shapes in painting order, in pixels.
 * `scale` is pixels a point; `degrees` turns the page clockwise about the top-left corner of the drawing.
 */
export function svgShapes(svg: string, scale: number, degrees = 0): Shape[] {
  const glyphs = new Map(
    [...svg.matchAll(/<symbol id="([^"]+)"[^>]*>\s*<path d="([^"]*)"/g)].map(m => [`#${m[1]}`, m[2] ?? '']),
  );
  const turn = (degrees * Math.PI) / 180;
  const [c, s] = [Math.cos(turn) * scale, Math.sin(turn) * scale];
  const stack: Matrix[] = [[c, s, -s, c, 0, 0]];
  const shapes: Shape[] = [];
  const body = svg.slice(0, svg.indexOf('<defs') >>> 0);
  for (const [, close, tag, text = ''] of body.matchAll(/<(\/?)(\w+)([^>]*)>/g)) {
    const top = stack.at(-1) ?? [1, 0, 0, 1, 0, 0];
    const attributes = parseAttributes(text);
    if (tag === 'g' && close) stack.pop();
    else if (tag === 'g' && !text.endsWith('/'))
      stack.push(multiply(top, parseTransform(attributes.get('transform'))));
    else if (tag === 'path')
      shapes.push(...pathShapes(attributes, multiply(top, parseTransform(attributes.get('transform')))));
    else if (tag === 'use') {
      const matrix = multiply(top, [
        1,
        0,
        0,
        1,
        Number(attributes.get('x') ?? 0),
        Number(attributes.get('y') ?? 0),
      ]);
      const d = glyphs.get(attributes.get('xlink:href') ?? '');
      if (d === undefined) throw new Error('The drawing uses a glyph that it does not define.');
      shapes.push(...pathShapes(new Map([...attributes, ['d', d]]), matrix));
    }
  }
  return shapes;
}
