import { Refusal } from '../shared/contract/problem.ts';
import { UsageError } from './usage-error.ts';

/** Asks for a passphrase on the terminal without showing it. Throws a `UsageError` when there is no terminal. */
export async function askPassphrase(question: string): Promise<string> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY || !stderr.isTTY) {
    throw new UsageError(
      'No passphrase was given. Set PLUMB_PASSPHRASE, use --passphrase-file F, or run this in a terminal.',
    );
  }
  // Before the question is there: whoever types at once must not be echoed.
  stdin.setRawMode(true);
  stderr.write(question);
  stdin.setEncoding('utf8');
  try {
    return await typedLine(stdin);
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write('\n');
  }
}

function typedLine(stdin: NodeJS.ReadStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let typed: string[] = [];
    const done = () => {
      stdin.off('data', take);
      stdin.off('end', gone);
    };
    const gone = () => {
      done();
      reject(new Refusal({ code: 'cancelled' }));
    };
    const take = (chunk: string | Buffer) => {
      for (const letter of String(chunk)) {
        if (letter === '\r' || letter === '\n') {
          done();
          return resolve(typed.join(''));
        }
        if (letter === '\u0003' || letter === '\u0004') return gone();
        if (letter === '\u007F' || letter === '\b') typed = typed.slice(0, -1);
        else if (letter === '\u0015') typed = [];
        else typed.push(letter);
      }
    };
    stdin.on('data', take);
    stdin.on('end', gone);
    stdin.resume();
  });
}
