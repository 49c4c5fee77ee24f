import { build } from './prepare.mjs';

/** `npm run build`: the server into `dist/server`, the console into `dist/admin`. */
try {
  await build('server');
  await build('admin');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
