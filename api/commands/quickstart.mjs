import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** `npm run quickstart`: installs and builds what is missing, then starts Luodi with its demonstration city, in the foreground. */
const NEEDED = 20;
if (Number(process.versions.node.split('.')[0]) < NEEDED) {
  console.error(`落地需要 Node.js ${NEEDED} 或更高版本，当前为 ${process.versions.node}。请到 nodejs.org 安装新版本后重试。`);
  console.error(`Luodi needs Node.js ${NEEDED} or newer; this is ${process.versions.node}. Please install a newer one from nodejs.org and try again.`);
  process.exit(1);
}

const { build, install, isBuilt, isInstalled, onStop, root, stopPreparing } = await import('./prepare.mjs');

/** A server that has not stopped by itself after this long is ended. */
const PATIENCE_MS = 1_700;
let server;
let stopping = false;

onStop(() => {
  stopping = true;
  stopPreparing();
  if (!server) process.exit(0);
  server.kill('SIGTERM');
  setTimeout(() => server.kill('SIGKILL'), PATIENCE_MS);
});

async function step(zh, en, work) {
  process.stdout.write(`  ${zh}  ${en}\n`);
  const started = Date.now();
  try {
    await work();
  } catch (error) {
    if (stopping) process.exit(0);
    console.error(`\n${error.message}\n\n未能完成：${zh}\nThis did not work: ${en}`);
    process.exit(1);
  }
  process.stdout.write(`  ✓ ${Math.round((Date.now() - started) / 1_000)} s\n`);
}

process.stdout.write('\n落地 Luodi\n\n');
if (!isInstalled()) await step('正在安装依赖（约一两分钟）……', 'Installing packages (a minute or two) …', install);
if (!isBuilt('server')) await step('正在构建服务端……', 'Building the server …', () => build('server'));
if (!isBuilt('admin')) await step('正在构建界面……', 'Building the console …', () => build('admin'));
process.stdout.write('  正在启动……  Starting …\n');

// In a session of its own, so that Ctrl-C reaches it once, through the handler above.
server = spawn(process.execPath, [join(root, 'dist/server/api/main.js')], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
  detached: process.platform !== 'win32',
  env: { ...process.env, NODE_ENV: 'development', LUODI_QUICKSTART: '1' },
});
server.on('exit', (code) => process.exit(stopping ? 0 : (code ?? 1)));
