// Blocks filled from the case, as they are printed and as the editor shows them.
import type { FilledBlock } from '../../../../shared/contract/sections.ts';
import type { BlockKind, BlockSettings } from '../../../../shared/sections/tree.ts';
import type { QueryContext } from '../../../app/context.ts';
import type { Material } from '../../case-file/assemble.ts';
import { chronology, elements, subjects } from './case.ts';
import type { Filled, Filling } from './parts.ts';
import { glossary, methodology } from './reference.ts';
import { custody, sources, translations } from './sources.ts';
import { factors, goods, transactions } from './trade.ts';

const BLOCKS: Readonly<
  Record<BlockKind, { readonly title: string; readonly fill: (filling: Filling) => Filled }>
> = {
  subjects: { title: 'Identification of the subjects', fill: subjects },
  elements: { title: 'Elements and how far they are proved', fill: elements },
  factors: { title: 'Factors', fill: factors },
  transactions: { title: 'Transactions', fill: transactions },
  goods: { title: 'Goods', fill: goods },
  chronology: { title: 'Chronology', fill: chronology },
  sources: { title: 'Register of sources', fill: sources },
  custody: { title: 'Custody of the originals', fill: custody },
  methodology: { title: 'Method', fill: methodology },
  glossary: { title: 'Terms', fill: glossary },
  translations: { title: 'Translations', fill: translations },
};

/** One block, filled from the case as it stands. */
export function filledBlock(
  context: QueryContext,
  material: Material,
  block: BlockKind,
  settings: BlockSettings,
  law: readonly string[],
): FilledBlock {
  const { title, fill } = BLOCKS[block];
  return { block, title, ...fill({ context, material, settings, law }) };
}
