/** What a rescue wrote, and what it could not. */
export interface Saved {
  readonly actions: number;
  readonly originals: number;
  readonly damagedOriginals: number;
  readonly pages: number;
  readonly tables: Readonly<Record<string, number>>;
  readonly lost: readonly { readonly where: string; readonly what: string }[];
  /** Files that hold, and could not be written. */
  readonly unwritten: readonly { readonly where: string; readonly what: string }[];
}

/** Room that the report keeps from the start, so that it can be written on a disk that is full. */
const ROOM = 64 * 1024;

/** What stands in place of the report until all is written. */
export const unfinishedReport = (): string =>
  `${'This rescue has not ended, or was stopped: what lies here is a part.\nThese files are not encrypted: keep them as you would keep the case.\n'.padEnd(ROOM)}\n`;

/** The report for a person. */
export function reportOf({ lost, unwritten, tables, ...saved }: Saved, at: Date): string {
  const lines = [
    'What was rescued from a Plumbline project',
    `Made ${at.toISOString()}. These files are not encrypted: keep them as you would keep the case.`,
    '',
    `originals/           ${saved.originals} originals, whole: their SHA-256 is as it was`,
    `damaged-originals/   ${saved.damagedOriginals} originals with zeros where bytes are lost`,
    `texts/               ${saved.pages} pages of text (form feeds divide pages), and rows of tables`,
    `journal.jsonl        ${saved.actions} actions, one a line, each with what it changed`,
    'tables/              the tables of the project as JSON:',
    ...Object.entries(tables).map(([table, rows]) => `  ${table.padEnd(19)}${rows} rows`),
    '',
    ...(unwritten.length === 0
      ? []
      : [
          'Not everything that holds could be written. Make room, or choose another disk, and rescue again. Not written:',
          ...unwritten.map(({ where, what }) => `- ${where}: ${what}`),
          '',
        ]),
    lost.length === 0 ? 'Nothing is lost.' : 'What does not hold:',
    ...lost.map(({ where, what }) => `- ${where}: ${what}`),
  ];
  return `${lines.join('\n')}\n`;
}
