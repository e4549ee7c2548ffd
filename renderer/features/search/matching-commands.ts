import type { Command } from '../../keys/commands.ts';

/** Commands whose words begin with each typed word, the latest registered first where two share an id. */
export function matchingCommands(commands: readonly Command[], typed: string): Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const byId = new Map<string, Command>();
  for (const command of commands) if (command.listed !== false) byId.set(command.id, command);
  return [...byId.values()].filter(command => {
    const own = `${command.group} ${command.words}`.toLowerCase().split(/\s+/);
    return words.every(word => own.some(part => part.startsWith(word)));
  });
}
