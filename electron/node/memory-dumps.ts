import { writeFileSync } from 'node:fs';

/**
 * Keeps what is in memory out of the file that the system may write when a program crashes; programs that are started
 * later inherit it. On Linux only: elsewhere no such file is written unless somebody asked the system for it.
 */
export function keepMemoryOutOfDumps(): void {
  if (process.platform !== 'linux') return;
  try {
    // Bits for the kinds of memory that go into a core dump: none of them.
    writeFileSync('/proc/self/coredump_filter', '0');
  } catch {
    // A system without that file writes no core dump either.
  }
}
