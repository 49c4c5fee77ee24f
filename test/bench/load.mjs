import { connect } from 'node:net';

/**
 * The load generator (with a `body`, it posts that under a name of its own each time): each connection sends a request as soon as the last one is answered. It speaks just enough HTTP/1.1
 * (keep-alive, Content-Length) to leave the machine to the server. Latencies in milliseconds.
 */
const { port, paths, headers = {}, body, serial = 0, connections, seconds } = JSON.parse(process.argv[2]);
const WARM_UP_MS = 300;

const head = `Host: 127.0.0.1:${port}\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}`;
const reads = body ? [] : paths.map((path) => Buffer.from(`GET ${path} HTTP/1.1\r\n${head}\r\n`));
function request(number) {
  if (!body) return reads[number % reads.length];
  const text = JSON.stringify({ ...body, name: `${body.name}${serial}-${number}号` });
  return Buffer.from(`POST ${paths[0]} HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}
const latencies = [];
let asked = 0;
let failed = 0;
let counting = false;
let ended = false;

function open() {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  let started = 0;
  let answer = '';
  let missing = -1;
  const send = () => {
    started = performance.now();
    answer = '';
    missing = -1;
    socket.write(request(asked++));
  };
  const answered = () => {
    if (counting) latencies.push(performance.now() - started);
    if (!ended) send();
  };
  socket.on('connect', send);
  socket.on('error', (error) => { throw error; });
  socket.on('data', (chunk) => {
    if (missing < 0) {
      answer += chunk.toString('latin1');
      const end = answer.indexOf('\r\n\r\n');
      if (end < 0) return;
      if (!/^HTTP\/1.1 20[01]/.test(answer)) failed += 1;
      const length = /\r\ncontent-length: (\d+)/i.exec(answer);
      if (!length) throw new Error(`an answer without a length:\n${answer.slice(0, end)}`);
      missing = Number(length[1]) - (answer.length - end - 4);
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
