import { inProcess, workerThread } from './engines.ts';
import { wireSuite } from './suite.ts';

for (const wire of [inProcess, workerThread]) wireSuite(wire);
