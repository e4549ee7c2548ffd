// Tesseract as WebAssembly. It has a file system of its own, in memory: nothing it reads or writes touches the disk.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Word, wordsOf } from '../../core/importers/ocr/words.ts';
import type { Picture } from './picture.ts';

/** The parts of the module that we use. */
interface TesseractModule {
  readonly FS: {
    writeFile(path: string, bytes: Uint8Array): void;
    readFile(path: string): Uint8Array;
    unlink(path: string): void;
  };
  readonly TessBaseAPI: new () => TesseractApi;
}

interface TesseractApi {
  /** 0 when all went well; the mode 1 is the neural net alone. */
  Init(dataPath: null, languages: string, mode: 1): number;
  SetPageSegMode(mode: typeof FIND_BLOCKS): void;
  SetImageFile(exif: number, angle: number): number;
  /** Writes the picture that was taken in, as it is, to a file of its own. */
  WriteImage(kind: 0): void;
  SetSourceResolution(dotsPerInch: number): void;
  Recognize(monitor: null): number;
  GetTSVText(page: number): string;
  Clear(): void;
}

/** Columns, tables and pictures are told apart, as the program does it; left alone, the engine takes a page for one block. */
const FIND_BLOCKS = 3;

type MakeModule = (options: {
  readonly wasmBinary: Uint8Array;
  readonly print: () => void;
  readonly printErr: () => void;
}) => Promise<TesseractModule>;

/** Files with the data of languages, by name. */
export type DataFiles = ReadonlyMap<string, string>;

/** Reads pictures; keeps the languages that it used last. */
export interface Tesseract {
  /** Words in reading order. Throws when the languages' data are missing or broken. */
  read(picture: Picture, languages: string, files: DataFiles): Word[];
  /**
   * A picture file as a sound PNG, turned upright as its note (1 to 8, EXIF) says. Decoded inside WebAssembly, so that a
   * file made to do harm can break nothing but the decoder. Throws when it cannot be decoded.
   */
  decode(file: Uint8Array, orientation: number, files: DataFiles): Uint8Array;
}

const require = createRequire(import.meta.url);
/** The engine looks here and nowhere else. */
const picturePath = '/input';
/** … and writes here. */
const writtenPath = '/image.png';

/** Loads the engine: the quick build where this machine's WebAssembly can run it. */
export async function loadTesseract(): Promise<Tesseract> {
  // Builds that this machine's WebAssembly cannot run fail as they are loaded.
  const module = await loadModule('relaxedsimd').catch(() => loadModule('simd'));
  const api = new module.TessBaseAPI();
  const known = new Map<string, string>();
  let current = '';
  const use = (languages: string, files: DataFiles): void => {
    const names = languages.split('+');
    if (languages === current && names.every(name => known.get(name) === files.get(name))) return;
    for (const name of names) {
      const path = files.get(name);
      if (path === undefined || known.get(name) === path) continue;
      module.FS.writeFile(`${name}.traineddata`, readFileSync(path));
      known.set(name, path);
    }
    current = '';
    if (api.Init(null, languages, 1) !== 0)
      throw new Error(`The data for “${languages}” could not be loaded.`);
    current = languages;
  };
  return {
    decode(file, orientation, files) {
      // Any language will do: without one the engine takes no picture in.
      if (current === '') use(files.has('eng') ? 'eng' : ([...files.keys()][0] ?? 'eng'), files);
      module.FS.writeFile(picturePath, file);
      try {
        if (api.SetImageFile(orientation, 0) !== 0) throw new Error('The picture is damaged.');
        api.WriteImage(0);
        return module.FS.readFile(writtenPath);
      } finally {
        api.Clear();
        module.FS.unlink(picturePath);
      }
    },
    read(picture, languages, files) {
      use(languages, files);
      module.FS.writeFile(picturePath, asGraymap(picture));
      try {
        if (api.SetImageFile(1, 0) !== 0) throw new Error('The picture could not be taken in.');
        if (picture.dotsPerInch !== undefined) api.SetSourceResolution(picture.dotsPerInch);
        api.SetPageSegMode(FIND_BLOCKS);
        api.Recognize(null);
        return wordsOf(api.GetTSVText(0));
      } finally {
        api.Clear();
        module.FS.unlink(picturePath);
      }
    },
  };
}

/** The bytes of the engine are given to it, so that it has nothing to look for. */
async function loadModule(build: 'relaxedsimd' | 'simd'): Promise<TesseractModule> {
  const path = `tesseract.js-core/tesseract-core-${build}-lstm`;
  const wasmBinary = readFileSync(require.resolve(`${path}.wasm`));
  const make = require(`${path}.js`) as MakeModule;
  return await make({ wasmBinary, print: () => undefined, printErr: () => undefined });
}

/** A picture in the plainest format that there is (PGM). */
function asGraymap({ width, height, gray }: Picture): Uint8Array {
  const header = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const bytes = new Uint8Array(header.length + gray.length);
  bytes.set(header);
  bytes.set(gray, header.length);
  return bytes;
}
