import { readFileSync } from 'node:fs';
import { Handling, SourceGrade } from '../shared/contract/common.ts';
import { ENCODINGS } from '../shared/contract/encodings.ts';
import type { Given } from '../shared/contract/index.ts';
import { Origin, Provenance } from '../shared/contract/provenance.ts';
import { type Invocation, text } from './command.ts';
import { typedPath } from './paths.ts';
import { UsageError } from './usage-error.ts';

/** What a person says of all files of an import. */
type Saying = Pick<
  Given<'documents.import'>,
  'source' | 'handling' | 'sourceGrade' | 'provenance' | 'passwords' | 'encoding'
>;

/** Options of provenance, by what each is called in the contract. */
const FIELDS = {
  'obtained-by': 'obtainedBy',
  'obtained-at': 'obtainedAt',
  origin: 'origin',
  'legal-basis': 'legalBasis',
  licence: 'licence',
  method: 'method',
  url: 'url',
  device: 'device',
  tool: 'tool',
} as const satisfies Record<string, keyof Provenance>;

/** Options by which it is said. */
export const SAYING_OPTIONS = {
  'passwords-file': { type: 'string' },
  encoding: { type: 'string' },
  provenance: { type: 'string' },
  source: { type: 'string' },
  grade: { type: 'string' },
  handling: { type: 'string' },
  ...(Object.fromEntries(Object.keys(FIELDS).map(name => [name, { type: 'string' }])) as Record<
    keyof typeof FIELDS,
    { type: 'string' }
  >),
} as const;

const ORIGINS = Origin.options.filter(origin => origin !== '');

/** How the help says so. */
export const SAYING_HELP = `Locked files are tried with each line of --passwords-file; what worked is kept in the project.
--encoding names that of texts and tables where it is known better than it can be guessed.
Where the files come from is said for all of them: --source WHERE-FROM, --grade A…F, --handling
public|restricted|source, --obtained-by, --obtained-at (2024, 2024-03 or 2024-03-14), --origin
${ORIGINS.join('|')}, --legal-basis, --licence, --method, --url, --device, --tool; or with --provenance F.json, an object of the same names as
“plumb methods” lists for provenance, beside source, sourceGrade and handling.`;

/** Reads these options. Throws a `UsageError` that says what is wrong with which. */
export function importSaying(invocation: Invocation): Saying {
  const said: Record<string, unknown> = { ...fromFile(invocation) };
  for (const [option, field] of Object.entries({
    ...FIELDS,
    source: 'source',
    grade: 'sourceGrade',
    handling: 'handling',
  }))
    if (text(invocation, option) !== undefined) said[field] = text(invocation, option);
  const { source, sourceGrade, handling, ...rest } = said;
  const passwords = linesOf(invocation, 'passwords-file');
  const encoding = encodingOf(invocation);
  return {
    ...(typeof source === 'string' && { source }),
    ...(sourceGrade !== undefined && {
      sourceGrade: checked(SourceGrade, sourceGrade, 'grade'),
    }),
    ...(handling !== undefined && { handling: checked(Handling, handling, 'handling') }),
    provenance: provenanceOf(rest),
    ...(passwords && { passwords }),
    ...(encoding !== undefined && { encoding }),
  };
}

function provenanceOf(said: Record<string, unknown>): Partial<Provenance> {
  const parsed = Provenance.partial().strict().safeParse(said);
  if (parsed.success) return parsed.data as Partial<Provenance>;
  const [issue] = parsed.error.issues;
  if (issue?.code === 'unrecognized_keys')
    throw new UsageError(
      `Provenance has no ${issue.keys.map(key => `“${key}”`).join(', ')}. It has ${Object.keys(Provenance.shape).join(', ')}, and beside it source, sourceGrade and handling.`,
    );
  const field = String(issue?.path[0] ?? '');
  const option = Object.entries(FIELDS).find(([, name]) => name === field)?.[0];
  const value = JSON.stringify(said[field]);
  const choices = issue?.code === 'invalid_value' ? issue.values.filter(choice => choice !== '') : [];
  const right =
    choices.length > 0
      ? `It is one of: ${choices.join(', ')}. Where exactly it came from goes into --source or --url.`
      : `${issue?.message ?? 'It cannot be read'}.`;
  throw new UsageError(`${option ? `--${option}` : field}: ${value} is not understood. ${right}`);
}

function checked<T>(
  schema: { safeParse(value: unknown): { success: boolean; data?: T } },
  value: unknown,
  option: string,
): T {
  const parsed = schema.safeParse(value);
  if (parsed.success && parsed.data !== undefined) return parsed.data;
  throw new UsageError(
    `--${option}: “${String(value)}” is none of its choices. “plumb import --help” lists them.`,
  );
}

function fromFile(invocation: Invocation): Record<string, unknown> {
  const content = read(invocation, 'provenance');
  if (content === undefined) return {};
  try {
    const parsed: unknown = JSON.parse(content);
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return { ...parsed };
  } catch {
    // Said below.
  }
  throw new UsageError('--provenance takes a file with one JSON object in it.');
}

function linesOf(invocation: Invocation, option: string): string[] | undefined {
  const lines = read(invocation, option)
    ?.replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  // Blanks may be part of a password; an empty line is none.
  return lines?.filter(line => line !== '');
}

/** The encoding that was named for texts and tables. */
export function encodingOf(invocation: Invocation): string | undefined {
  const name = text(invocation, 'encoding')?.toLowerCase();
  if (name === undefined || ENCODINGS.some(known => known.name === name)) return name;
  throw new UsageError(
    `--encoding is one of ${ENCODINGS.map(each => each.name).join(', ')}; “${name}” is not.`,
  );
}

function read(invocation: Invocation, option: string): string | undefined {
  const path = text(invocation, option);
  if (path === undefined) return undefined;
  try {
    return readFileSync(typedPath(path), 'utf8');
  } catch {
    throw new UsageError(`The file of --${option} cannot be read. Check its path.`);
  }
}
