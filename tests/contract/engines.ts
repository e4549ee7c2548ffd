// The engines behind the wires that need no shell.
import '../helpers/own-state.ts';
import { createEngine } from '../../electron/core/app/engine.ts';
import { createPorts } from '../../electron/node/ports.ts';
import { inProcessWire } from '../../electron/node/wires/in-process.ts';
import { startEngine } from '../../electron/node/worker-client.ts';
import type { WireUnderTest } from './suite.ts';

/** The engine in the same thread. */
export const inProcess: WireUnderTest = {
  name: 'in process',
  async open() {
    const ports = await createPorts({
      log: { error: (_, error) => console.error(error), note: () => undefined },
    });
    const engine = createEngine(ports);
    const wire = inProcessWire(engine);
    return {
      wire,
      another: () => inProcessWire(engine),
      cut: () => wire.close(),
      stop: async () => {
        await engine.close();
        await ports.close();
      },
    };
  },
};

/** The engine in a thread of its own, as every shell runs it. */
export const workerThread: WireUnderTest = {
  name: 'worker',
  async open() {
    const engine = startEngine();
    const wire = engine.wire();
    return { wire, another: () => engine.wire(), cut: () => wire.close(), stop: () => engine.close() };
  },
};
