import type { Dossier } from '../dossier.ts';
import { annexBlocks } from './annexes.ts';
import type { Block, Narrative, Words } from './blocks.ts';
import { sectionBlocks } from './from-sections.ts';

/** The case file in words: its cover, its sections with their footnotes, and its annexes but for the pages of exhibits. */
export function narrativeOf(dossier: Dossier, kind: string): Narrative {
  const notes: (readonly Words[])[] = [];
  const sections = dossier.sections.flatMap((section, index): Block[] => [
    { kind: 'heading', level: 1, text: `${index + 1} ${section.title}`, anchor: `s-${section.id}` },
    ...sectionBlocks(section, notes),
  ]);
  return {
    kind,
    title: dossier.title,
    author: dossier.author,
    date: dossier.date,
    mark: dossier.handling.words,
    facts: factsOf(dossier),
    notices: noticesOf(dossier),
    blocks: [...sections, ...annexBlocks(dossier)],
    notes,
  };
}

function factsOf(dossier: Dossier): (readonly [string, string])[] {
  const { bates } = dossier;
  const range = bates === null ? 'none' : `${bates.first} to ${bates.last} (${bates.sheets} sheets)`;
  const all: readonly (readonly [string, string])[] = [
    ['Reference', dossier.reference],
    ['Prepared by', dossier.author],
    ['Date', dossier.date],
    ['Version', dossier.version],
    ['Exhibit pages', range],
  ];
  return all.filter(([, value]) => value !== '');
}

function noticesOf({ sample, audience, redactions }: Dossier): string[] {
  const removed = redactions?.length ?? 0;
  return [
    ...(sample ? ['Sample case: everything in it is invented.'] : []),
    ...(audience === 'safe'
      ? [`Safe version: ${removed} passages were removed from it; the list of redactions says where and why.`]
      : []),
  ];
}
