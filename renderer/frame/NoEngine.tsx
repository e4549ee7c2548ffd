/** The page when there is no way to the engine: an address without its key, or an engine that has ended. */
export function NoEngine() {
  return (
    <main className="state" role="alert">
      <h1>This window has no way to the engine.</h1>
      <p>
        The address has no valid key, or Plumbline was closed. Everything that was shown as saved is on disk.
        Start Plumbline again, and use the address that it opens or prints.
      </p>
    </main>
  );
}
