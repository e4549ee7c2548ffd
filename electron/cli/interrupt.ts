/** A signal that is given at the first Ctrl-C (or when the system asks the program to end). The second ends it at once. */
export function interruptSignal(say: (text: string) => void): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(1);
    say('Stopping. What was finished stays; press Ctrl-C again to end at once.');
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}
