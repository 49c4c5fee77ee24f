import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { createI18nProvider } from './providers/i18n';

const root = document.getElementById('root');
if (root) {
  void createI18nProvider().then((i18nProvider) => {
    createRoot(root).render(<StrictMode><App i18nProvider={i18nProvider} /></StrictMode>);
  });
}
