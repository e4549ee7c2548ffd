// Runs a program under strace and lists all that it, its threads and its children wrote to files.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** What was written to one file, or the names that it was opened for writing, made or renamed by. */
export interface Written {
  /** Path of a regular file. */
  readonly path: string;
  /** Everything that was written, one after the other. */
  readonly bytes: Buffer;
}

/** Why nothing can be traced here, in a sentence; null when it can. */
export function whyNoTrace(): string | null {
  const works = spawnSync('strace', ['-D', '-f', '-o', '/dev/null', 'true']).status === 0;
  return works ? null : 'The program strace is not installed, or may not be used here.';
}

const CALLS =
  'write,pwrite64,writev,pwritev,pwritev2,sendfile,copy_file_range,splice,open,openat,creat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,mkdirat,mmap';
/** Longer than any single write of ours. */
const LONGEST = String(64 * 1024 * 1024);

/** Starts a program under strace, which notes into `trace`. Signals go to the program; its output ends when the trace is whole. */
export const spawnTraced = (
  trace: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): ChildProcess =>
  spawn('strace', ['-D', '-f', '-y', '-xx', '-s', LONGEST, '-e', `trace=${CALLS}`, '-o', trace, ...args], {
    ...options,
    // Where tests let Node keep what it compiled, the product writes nothing.
    env: { ...options.env, NODE_DISABLE_COMPILE_CACHE: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });

const HEX = /\\x([0-9a-f]{2})/g;
const decoded = (hex: string): Buffer =>
  Buffer.from([...hex.matchAll(HEX)].map(([, pair]) => pair).join(''), 'hex');
const asText = (text: string): string => text.replace(/(\\x[0-9a-f]{2})+/g, run => decoded(run).toString());
const quoted = (line: string): string[] =>
  [...line.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = '']) => hex);

/** Files are what have a path; pipes, sockets and devices are not what leaks. */
const isFile = (path: string): boolean => path.startsWith('/') && !/^\/(proc|sys|dev)\//.test(path);

/** Everything written to files according to a trace, by path. Also names that were only made or opened for writing. */
export async function writtenIn(trace: string): Promise<Written[]> {
  const files = new Map<string, Buffer[]>();
  const note = (path: string, ...bytes: Buffer[]) => {
    if (isFile(path)) files.set(path, [...(files.get(path) ?? []), ...bytes]);
  };
  for await (const line of createInterface({ input: createReadStream(trace) })) {
    const call = /^\d+ +(\w+)\((.*)$/.exec(line);
    if (call === null) continue;
    const [, name = '', rest = ''] = call;
    const path = asText(/^\d+<([^>]*)>/.exec(rest)?.[1] ?? '');
    const strings = quoted(rest);
    if (/write/.test(name)) note(path, ...strings.map(decoded));
    else if (/^(sendfile|splice|copy_file_range)$/.test(name)) note(`${path} by ${name}`);
    else if (name === 'mmap') {
      if (/PROT_WRITE.*MAP_SHARED\b.*, \d+</.test(rest)) note(asText(/, \d+<([^>]*)>/.exec(rest)?.[1] ?? ''));
    } else if (!/^open/.test(name) || /O_WRONLY|O_RDWR|O_CREAT/.test(rest))
      for (const each of strings) note(decoded(each).toString());
  }
  return [...files].map(([path, bytes]) => ({ path, bytes: Buffer.concat(bytes) }));
}

/** The secrets that stand in some bytes: as UTF-8, UTF-16, hex, base64, or escaped for an address or JSON. */
export function secretsIn(bytes: Buffer, secrets: readonly (string | Buffer)[]): string[] {
  return secrets.flatMap(secret => {
    const plain = Buffer.from(secret as string);
    const texts = typeof secret === 'string' ? [Buffer.from(secret, 'utf16le'), ...escaped(secret)] : [];
    const forms = [plain, Buffer.from(plain.toString('hex')), ...texts, ...base64Forms(plain)];
    return forms.some(form => bytes.includes(form)) ? [plain.toString('latin1')] : [];
  });
}

const escaped = (secret: string): Buffer[] =>
  [encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)].map(text => Buffer.from(text));

/** Base64 of bytes that stand at any place in something longer, without the digits that neighbours decide. */
function base64Forms(plain: Buffer): Buffer[] {
  return [0, 1, 2].map(shift => {
    const digits = Buffer.concat([Buffer.alloc(shift), plain])
      .toString('base64')
      .replace(/=+$/, '');
    return Buffer.from(digits.slice(Math.ceil((shift * 4) / 3), -1));
  });
}
