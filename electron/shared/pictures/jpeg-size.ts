/** Width and height that a JPEG's own header says; undefined when there is none. */
export function jpegSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    for (let at = 2; ; ) {
      const marker = view.getUint16(at);
      if (marker === 0xffff) {
        at++;
        continue;
      }
      if (marker < 0xff00) return undefined;
      const isFrame = marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
      if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
      at += 2 + view.getUint16(at + 2);
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
