import { z } from 'zod';
import { contract } from '../../shared/contract/index.ts';
import type { Command } from '../command.ts';
import { UsageError } from '../usage-error.ts';

/** `plumb methods`: prints the contract. */
export const methods: Command = {
  usage: '[NAME…]',
  help: `Prints every method of the contract, or those whose names start with NAME: kind, summary, and JSON
Schemas of input and output. Methods of the kind “action” change the project and can be undone.`,
  takes: [0, Number.POSITIVE_INFINITY],
  options: {},
  async run({ positionals, terminal }) {
    const wanted = Object.entries(contract).filter(
      ([name]) => positionals.length === 0 || positionals.some(start => name.startsWith(start)),
    );
    if (wanted.length === 0) throw new UsageError('No method starts with that. Run “plumb methods” alone.');
    const described = Object.fromEntries(
      wanted.map(([name, { kind, summary, input, output }]) => [
        name,
        { kind, summary, input: schemaOf(input, 'input'), output: schemaOf(output, 'output') },
      ]),
    );
    terminal.raw(`${JSON.stringify(described, null, terminal.json ? 0 : 2)}\n`);
    return 0;
  },
};

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): unknown =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any' });
