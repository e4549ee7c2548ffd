import { assertNever } from '../kernel/result.ts';
import type { Problem } from './problem.ts';

/** What a person reads: what happened and where, and what to do next. */
export interface Explanation {
  readonly title: string;
  readonly next: string;
}

const say = (title: string, next: string): Explanation => ({ title, next });

/** The words for a problem. The only place that has them, so that every shell says the same. */
export function explain(problem: Problem): Explanation {
  return explainFile(problem) ?? explainWork(problem);
}

function explainFile(problem: Problem): Explanation | undefined {
  switch (problem.code) {
    case 'wrong-key':
      if (problem.given !== undefined)
        return say(
          problem.given === 'identity'
            ? 'The identity opens none of the key slots of this file. Nothing was changed.'
            : 'Neither the identity nor the passphrase opens a key slot of this file. Nothing was changed.',
          problem.given === 'identity'
            ? 'Give the identity of one of its recipients, or open it with its passphrase instead.'
            : 'Check that the identity is that of one of its recipients, and how the passphrase is typed.',
        );
      return say(
        'The passphrase or key does not open this file. Nothing was changed.',
        'Check the keyboard layout and Caps Lock, then try again.',
      );
    case 'weak-passphrase':
      return say('The passphrase is blank.', 'Give a passphrase, or a recipient key that opens the project.');
    case 'bad-recipient':
      if (/^\s*age-secret-key/i.test(problem.recipient))
        return say(
          'This is the secret half of a key, not an age recipient.',
          'Give the half that starts with age1. Whoever has seen the secret one can open what is made for it.',
        );
      return say(
        `“${problem.recipient}” is not an age recipient.`,
        'Give a key that starts with age1, as plumb keygen prints it.',
      );
    case 'not-a-project':
      return say(
        `${problem.path} is not a Plumbline project.`,
        'Choose a file that ends in .plumb. To bring other files into a project, import them.',
      );
    case 'newer-project':
      return say(
        `${problem.path} was saved by a newer Plumbline (format ${problem.version}).`,
        'Update Plumbline, then open it again. Nothing was changed.',
      );
    case 'damaged':
      return say(
        `The project is damaged: ${problem.what} (${problem.where}).`,
        'Work on a copy. Run “plumb verify” to see what is affected and “plumb rescue” to save what is whole.',
      );
    case 'in-use':
      return say(
        `${problem.path} is open in another window or program (${problem.by}).`,
        'Close it there, or open it read-only here.',
      );
    case 'read-only':
      return say(
        'This project is open read-only, so nothing can be changed.',
        'Close it in the other window, then open it again here.',
      );
    case 'file-exists':
      return problem.force
        ? say(`${problem.path} already exists.`, 'Choose another name, or replace it with --force.')
        : say(`${problem.path} already exists, and nothing is ever overwritten.`, 'Choose another name.');
    case 'no-such-file':
      return say(
        `There is no file at ${problem.path}.`,
        'Check the path, or whether the drive is connected.',
      );
    case 'cannot-read':
      return say(
        `${problem.path} cannot be read: ${problem.reason}.`,
        problem.link
          ? 'Links in a folder are not followed there: import what it leads to by its own path.'
          : 'Check the permissions of the file and its folder, then try again.',
      );
    case 'cannot-write':
      return say(
        `${problem.path} cannot be written: ${problem.reason}.`,
        'Choose another folder, or check the permissions. What you had is still as it was.',
      );
    case 'bad-file': {
      const [first, ...others] = problem.faults;
      const more = others.length === 0 ? '' : ` ${others.length} more: ${linesOf(others)}.`;
      return say(
        `${problem.file}, line ${first?.line ?? 1}: ${first?.what ?? 'it cannot be read.'}${more}`,
        'Mend the file and import it again. Nothing was changed.',
      );
    }
    case 'disk-full':
      return say(
        `The disk is full, so ${problem.path} could not be saved.`,
        'Free some space and try again. Everything saved before is safe.',
      );
    default:
      return undefined;
  }
}

const linesOf = (faults: readonly { readonly line: number }[]): string =>
  `${faults.length === 1 ? 'line' : 'lines'} ${[...new Set(faults.map(({ line }) => line))].slice(0, 10).join(', ')}`;

function explainWork(problem: Problem): Explanation {
  switch (problem.code) {
    case 'bad-request':
      return say(
        `The call ${problem.method} was not understood: ${problem.problem}.`,
        'Run “plumb methods” to see what it takes.',
      );
    case 'unknown-method':
      return say(`There is no method ${problem.method}.`, 'Run “plumb methods” to see all of them.');
    case 'no-project-open':
      return say('No project is open.', 'Open or create one first.');
    case 'project-already-open':
      return say('A project is open already.', 'Close it first.');
    case 'not-found':
      return notFound(problem);
    case 'no-such-page':
      return say(
        `There is no page ${problem.page}; the document has ${problem.pages}.`,
        'Choose a page that exists.',
      );
    case 'quote-not-found':
      return say(
        `The words “${problem.quote}” are not there.`,
        'Copy them from the page as it was read, or mark an area instead.',
      );
    case 'quote-ambiguous':
      return say(
        `The words “${problem.quote}” stand there ${problem.times} times.`,
        'Add words before or after them until they are unique, or name the page.',
      );
    case 'bad-query':
      return say(
        `The search cannot be understood at column ${problem.column}: ${problem.what}`,
        problem.next ?? 'Change it there, or put the words in quotation marks to look for them as they are.',
      );
    case 'written-meanwhile':
      return say(
        `${problem.what} was written anew in another window meanwhile: “${problem.text}”.`,
        'Read both, then keep one of them.',
      );
    case 'still-cited':
      return say(
        `${problem.what} is still used: ${problem.places.join('; ')}.`,
        'Unlink it there first. Unlinking can be undone.',
      );
    case 'not-allowed':
      return say(problem.what, problem.next);
    case 'preflight-blocked':
      return say(
        `The case file was not made: ${problem.checks.map(({ what, where }) => `${where}: ${what}`).join('; ')}.`,
        `${problem.checks[0]?.mend ?? ''} Or choose in the project that this does not stop an export; the choice is printed.`,
      );
    case 'redaction-leak':
      return say(
        `The safe case file was not made, because something that had to go was still in it: ${problem.places.join('; ')}.`,
        'On pages that are pictures, redact the area or withhold the document; a word that the template itself uses needs a longer term.',
      );
    case 'nothing-to-undo':
      return say('There is nothing to undo.', 'The log shows everything that was done.');
    case 'nothing-to-redo':
      return say('There is nothing to redo.', 'The log shows everything that was done.');
    case 'changed-since':
      return say(
        `“${problem.sentence}” cannot be reversed, because the same thing was changed later.`,
        'Undo the later change first.',
      );
    case 'template-failed':
      return say(
        `The template ${problem.template} could not be set: ${problem.reason}.`,
        `${templateAdvice(problem.reason)}Mend the template or choose another one. Nothing was exported.`,
      );
    case 'cancelled':
      return say('Cancelled.', 'What was finished before stays.');
    case 'disconnected':
      return say(
        'The connection to the engine was lost.',
        'Start Plumbline again. Everything that was shown as saved is on disk.',
      );
    case 'internal':
      return say(
        'Something broke on our side. Nothing was changed.',
        `Quote the reference ${problem.reference} when you report it; the log holds it, without any case content.`,
      );
    default:
      return unexplained(problem);
  }
}

/** What helps against the errors that are met most. */
function templateAdvice(reason: string): string {
  if (/^file not found|^failed to load file|access denied/.test(reason))
    return 'A template reads its own folder, /templates/lib and /data.json, and nothing else: put the file into the folder. ';
  if (/does not contain key|does not have field|has no field/.test(reason))
    return 'resources/templates/lib/data.schema.json says what the data have. ';
  if (/^unknown variable/.test(reason)) return 'Define the name or import it from the file that does. ';
  return '';
}

/** What is not part of the project cannot have been deleted from it. */
function notFound({ what, id }: Extract<Problem, { code: 'not-found' }>): Explanation {
  if (what === 'template')
    return say(
      `There is no template “${id}”.`,
      'Choose another one: “plumb call FILE caseFile.templates” lists them.',
    );
  if (what === 'upload')
    return say(
      'The file that was handed over is not there any more: it was taken already, or waited for too long.',
      'Give the file again.',
    );
  return say(`There is no ${what} ${id} in this project.`, 'It may have been deleted. Look in the log.');
}

function unexplained(problem: Problem): Explanation {
  const file = explainFile(problem);
  return file ?? assertNever(problem as never, 'problem');
}
