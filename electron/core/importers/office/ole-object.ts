import { safeName } from '../names.ts';
import { sniff } from '../sniff.ts';
import { CompoundFile } from './compound-file.ts';

/** The file that an embedded object wraps; the object itself when it is not known how. */
export function unwrapOle(name: string, bytes: Uint8Array): { name: string; bytes: Uint8Array } {
  const asIs = { name, bytes };
  if (!/\.bin$/i.test(name) || sniff(bytes).mediaType !== 'application/x-ole-storage') return asIs;
  try {
    const file = new CompoundFile(bytes);
    const native = file.stream('\u0001Ole10Native');
    if (native) return unwrapNative(native) ?? asIs;
    const content = file.stream('CONTENTS') ?? file.stream('Package');
    if (content === undefined) return asIs;
    const ending = sniff(content).extensions[0] ?? 'bin';
    return { name: name.replace(/\.bin$/i, `.${ending}`), bytes: content };
  } catch (error) {
    if (error instanceof RangeError) return asIs;
    throw error;
  }
}

/** Files that were put into an older Office document as they were. */
export function nativeObjects(file: CompoundFile): { name: string; bytes: Uint8Array }[] {
  const pool = file.root.children.get('ObjectPool');
  return [...(pool?.children.values() ?? [])].flatMap(storage => {
    const native = file.stream('\u0001Ole10Native', storage);
    const found = native && unwrapNative(native);
    return found ? [found] : [];
  });
}

/** Size, flags, label, path, more of both, then the file with its length before it. */
function unwrapNative(bytes: Uint8Array): { name: string; bytes: Uint8Array } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 6;
  const word = (): string => {
    const end = bytes.indexOf(0, at);
    const found = new TextDecoder('windows-1252').decode(bytes.subarray(at, end));
    at = end + 1;
    return found;
  };
  const label = word();
  word();
  at += 4;
  at += 4 + view.getUint32(at, true);
  const length = view.getUint32(at, true);
  const content = bytes.slice(at + 4, at + 4 + length);
  return content.length === length && length > 0
    ? { name: safeName(label, 'object'), bytes: content }
    : undefined;
}
