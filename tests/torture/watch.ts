// Loaded before everything else, in every thread: tells of each attempt to write, to connect or to start a program.
import child from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { BroadcastChannel } from 'node:worker_threads';

/** Where attempts are told of. */
export const CHANNEL = 'attempts';

const channel = new BroadcastChannel(CHANNEL);
channel.unref();

type Functions = Record<string, unknown>;

/** Makes a function tell of its call and fail. */
function forbid(holder: object, names: readonly string[], isAllowed = (_: unknown) => false): void {
  const functions = holder as Functions;
  for (const name of names) {
    const real = functions[name];
    if (typeof real !== 'function') continue;
    functions[name] = function forbidden(this: unknown, ...given: unknown[]) {
      if (isAllowed(given[1])) return Reflect.apply(real, this, given);
      channel.postMessage(name);
      throw new Error(`${name} is forbidden here`);
    };
  }
}

const writers = ['writeFile', 'appendFile', 'mkdir', 'mkdtemp', 'rename', 'rm', 'unlink', 'symlink', 'link'];
forbid(fs, [...writers, ...writers.map(name => `${name}Sync`), 'createWriteStream', 'copyFile', 'cp']);
forbid(fs.promises, writers);
const isReading = (flags: unknown) => flags === undefined || flags === 'r' || flags === 0;
forbid(fs, ['open', 'openSync'], isReading);
forbid(fs.promises, ['open'], isReading);
forbid(net.Socket.prototype, ['connect']);
forbid(dgram, ['createSocket']);
forbid(dns, ['lookup', 'resolve', 'resolve4', 'resolve6']);
forbid(dns.promises, ['lookup', 'resolve', 'resolve4', 'resolve6']);
forbid(child, ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']);
forbid(globalThis, ['fetch', 'WebSocket', 'EventSource']);
syncBuiltinESMExports();
