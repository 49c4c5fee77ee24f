import { SearchIndex } from '../search/search-index.js';
import { runCommand } from './context.js';

/** `npm run rebuild-search`: indexes everything that can be found anew. */
await runCommand(async (app) => {
  const count = await app.get(SearchIndex).rebuild();
  process.stdout.write(`${count} records indexed\n`);
});
