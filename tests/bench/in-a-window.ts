// A new project in a running shell and one window of a real Chromium: what the benches of the interface begin with.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { aWorkbench, type Workbench } from '../e2e/harness.ts';
import type { Measurement } from './run.ts';

/** Fills a new project, opens its window and measures in it; everything ends with it. */
export async function inAWindow<C>(
  fill: (workbench: Workbench, files: string) => Promise<C>,
  measure: (page: Page, filled: C, workbench: Workbench) => Promise<Measurement[]>,
): Promise<Measurement[]> {
  const ends: (() => unknown)[] = [];
  try {
    const after = (end?: unknown) => void (typeof end === 'function' && ends.push(() => end()));
    const workbench = await aWorkbench({ after } as Parameters<typeof aWorkbench>[0]);
    const path = join(workbench.folder, 'case.plumb');
    const passphrase = 'seven plain words for one benchmark';
    await workbench.api.get('project.create', { path, title: 'Bench', passphrase, author: 'Bench' });
    const files = join(workbench.folder, 'files');
    mkdirSync(files);
    const filled = await fill(workbench, files);
    const page = await workbench.open();
    page.setDefaultTimeout(120_000);
    await page.locator('nav.rail').waitFor();
    return await measure(page, filled, workbench);
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

/** The time that a share of all stayed within. */
export const within = (times: readonly number[], share: number): number =>
  times.toSorted((left, right) => left - right)[Math.ceil(times.length * share) - 1] ?? Number.NaN;
