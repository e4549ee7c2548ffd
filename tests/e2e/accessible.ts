// Runs axe-core over a page. Its source goes in through the debugger, which the page's policy does not hold up.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { SCHEMES } from './harness.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

declare const axe: { run(): Promise<{ readonly violations: readonly Violation[] }> };

/** Fails with every WCAG violation that axe finds in the page as it is, in both themes. */
export async function assertAccessible(page: Page, view: string): Promise<void> {
  for (const scheme of SCHEMES) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.evaluate(source);
    const { violations } = await page.evaluate(() => axe.run());
    const found = violations.map(
      ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map(words).join('\n  ')}`,
    );
    assert.deepEqual(found, [], `${view}, ${scheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

const words = (node: Violation['nodes'][number]) => `${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`;
