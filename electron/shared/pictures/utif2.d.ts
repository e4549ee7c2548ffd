// What we use of utif2. Its own declarations bring all of Node's, which this zone must not know.

/** One image of a TIFF file: its tags, and its pixels once they are decoded. */
export interface Directory {
  readonly width: number;
  readonly height: number;
  readonly [tag: string]: unknown;
}

/** Puts the pixels of a strip where they belong. */
type DecodeStrip = (
  image: Directory,
  data: Uint8Array,
  from: number,
  length: number,
  target: Uint8Array,
  at: number,
) => void;

declare const utif: {
  decode: { (bytes: ArrayBuffer): Directory[]; _decodeNewJPEG: DecodeStrip };
  decodeImage(bytes: ArrayBuffer, directory: Directory): void;
  toRGBA8(directory: Directory): Uint8Array;
};
// biome-ignore lint/style/noDefaultExport: the package has no other.
export default utif;
