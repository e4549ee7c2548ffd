import { aDesktop, wireOf } from '../desktop/desktop.ts';
import { wireSuite } from './suite.ts';

wireSuite({
  name: 'preload',
  async open(t) {
    const desktop = await aDesktop(t);
    const wire = await wireOf(desktop.page);
    // The program ends with its last window: the second one keeps it alive when the first is cut off.
    const second = await wireOf(await desktop.another());
    const stop = async () => {
      await desktop.quit();
    };
    return { wire, another: () => second, cut: () => wire.close(), stop };
  },
});
