import { connect } from './connect.mjs';

/** Runs statements a parent process sends, on one connection, and answers each with its milliseconds and its first row. */
const database = await connect(JSON.parse(process.argv[2]));
process.on('message', async ({ sql, params }) => {
  const started = performance.now();
  const [row] = await database.run(sql, params);
  process.send({ ms: performance.now() - started, row });
});
process.on('disconnect', () => process.exit(0));
process.send({ ready: true });
