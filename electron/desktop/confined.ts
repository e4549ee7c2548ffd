import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import { CONFINED_PROCESS, confinedEnvironment, type StartedProcess } from '../node/typesetter/relayed.ts';

/** Starts the process in which a template that a person brought is set: Node without a window, which ends itself beyond its memory. */
export function startConfined(mostBytes: number): StartedProcess {
  const child = utilityProcess.fork(fileURLToPath(CONFINED_PROCESS), [String(mostBytes)], {
    env: confinedEnvironment(),
    stdio: 'ignore',
    serviceName: 'Plumbline template',
  });
  return {
    postMessage: call => child.postMessage(call),
    kill: () => void child.kill(),
    onMessage: listen => void child.on('message', listen),
    onExit: listen => void child.on('exit', listen),
  };
}
