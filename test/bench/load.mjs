import { connect } from 'node:net';

/**
 * The load generator: each connection sends a request as soon as the last one is answered. It speaks just enough HTTP/1.1
 * (keep-alive, Content-Length) to leave the machine to the server. Latencies in milliseconds.
 */
const { port, paths, headers = {}, connections, seconds } = JSON.parse(process.argv[2]);
const WARM_UP_MS = 300;

const requests = paths.map((path) => Buffer.from(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`));
const latencies = [];
let asked = 0;
let failed = 0;
let counting = false;
let ended = false;

function open() {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  let started = 0;
  let head = '';
  let missing = -1;
  const send = () => {
    started = performance.now();
    head = '';
    missing = -1;
    socket.write(requests[asked++ % requests.length]);
  };
  const answered = () => {
    if (counting) latencies.push(performance.now() - started);
    if (!ended) send();
  };
  socket.on('connect', send);
  socket.on('error', (error) => { throw error; });
  socket.on('data', (chunk) => {
    if (missing < 0) {
      head += chunk.toString('latin1');
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      if (!head.startsWith('HTTP/1.1 200')) failed += 1;
      const length = /\r\ncontent-length: (\d+)/i.exec(head);
      if (!length) throw new Error(`an answer without a length:\n${head.slice(0, end)}`);
      missing = Number(length[1]) - (head.length - end - 4);
    } else missing -= chunk.length;
    if (missing === 0) answered();
  });
}

for (let index = 0; index < connections; index += 1) open();
setTimeout(() => {
  counting = true;
  const from = performance.now();
  setTimeout(() => {
    counting = false;
    ended = true;
    const took = (performance.now() - from) / 1_000;
    latencies.sort((a, b) => a - b);
    const at = (share) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
    process.send({ perSecond: latencies.length / took, asked, p50: at(0.5), p99: at(0.99), failed }, () => process.exit(0));
  }, seconds * 1_000);
}, WARM_UP_MS);
