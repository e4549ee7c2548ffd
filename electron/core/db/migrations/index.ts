import type { Migration } from '../migrate.ts';
import { start } from './0010-start.ts';

/** All steps in order. */
export const migrations: readonly Migration[] = [start];
