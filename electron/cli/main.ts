import { keepMemoryOutOfDumps } from '../node/memory-dumps.ts';
import { run } from './run.ts';

keepMemoryOutOfDumps();
process.exitCode = await run(process.argv.slice(2));
