import './bridge/no-eval.ts';
import '@fontsource-variable/inter/wght.css';
import '@blueprintjs/core/lib/css/blueprint.css';
import './theme/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connect } from './bridge/connect.ts';
import { ServicesProvider } from './bridge/hooks.tsx';
import { watchInput } from './bridge/idle.ts';
import { createServices } from './bridge/services.ts';
import { App } from './frame/App.tsx';
import { NoEngine } from './frame/NoEngine.tsx';
import { followTheme } from './theme/follow-theme.ts';

const element = document.getElementById('root');
if (!element) throw new Error('The page has no root element.');
const root = createRoot(element);

try {
  const services = createServices(await connect());
  followTheme(services.preferences);
  watchInput(services.idle, window);
  void services.session.refresh();
  root.render(
    <StrictMode>
      <ServicesProvider services={services}>
        <App />
      </ServicesProvider>
    </StrictMode>,
  );
} catch {
  root.render(<NoEngine />);
}
