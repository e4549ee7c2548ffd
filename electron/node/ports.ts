import type { Log, Ports } from '../core/ports/index.ts';
import { systemClock } from './clock.ts';
import { nodeCrypto } from './crypto.ts';
import { createFiles, type NodeFiles } from './files.ts';
import { createLog, fileSink, logPath } from './log.ts';
import { createMachine, machineKeyPath } from './machine.ts';
import { createRecogniser } from './ocr/recogniser.ts';
import { createParser } from './parsing/pool.ts';
import { createProjectFiles } from './project-file/project-files.ts';
import { createResources, findAppRoot } from './resources.ts';
import { createSqlEngines } from './sql/sql-js-engine.ts';
import { tradeReader } from './trade/trade-reader.ts';
import { LIMITS, type StartApart } from './typesetter/confined.ts';
import { createTypesetter } from './typesetter/typesetter.ts';

/** Everything that the engine asks of the world, over Node, and what a shell needs beside it. */
export interface NodePorts extends Ports {
  readonly files: NodeFiles;
  /** Ends the workers that read files, recognise text and set PDFs. */
  close(): Promise<void>;
}

/** Composes the ports. Workers start only when something is to be read or set. */
export async function createPorts(
  options: { readonly log?: Log; readonly startApart?: StartApart } = {},
): Promise<NodePorts> {
  const root = findAppRoot();
  const parser = createParser();
  const recogniser = createRecogniser();
  const typesetter = createTypesetter(LIMITS, options.startApart);
  return {
    sql: await createSqlEngines(),
    projectFiles: createProjectFiles(),
    files: createFiles(nodeCrypto.uniqueId),
    parser,
    recogniser,
    tradeReader,
    typesetter,
    pageRenderer: typesetter,
    pdfInspector: typesetter,
    clock: systemClock,
    crypto: nodeCrypto,
    machine: createMachine(machineKeyPath()),
    log: options.log ?? createLog(fileSink(logPath()), root),
    resources: createResources(root),
    close: async () => {
      await Promise.all([parser.close(), recogniser.close(), typesetter.close()]);
    },
  };
}
