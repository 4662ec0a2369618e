import { type ServerResponse, STATUS_CODES } from "node:http";
import { type Reply, renderReply } from "../reply";

/** A body to cut when the answer has none of its own. */
const FILLER = { plan_base: { type: "monthly", hosts: 1 } };

/** Sends half of the JSON: as if complete, or under its true length with the connection reset there. */
export function cutReply(response: ServerResponse, reply: Reply, reset: boolean): void {
  const whole = renderReply(reply.body === undefined ? { status: 200, body: FILLER } : reply);
  const half = whole.bytes.subarray(0, Math.ceil(whole.bytes.length / 2));
  const length = reset ? whole.bytes.length : half.length;
  response.writeHead(reply.status === 204 ? 200 : reply.status, {
    ...whole.headers,
    "content-length": length,
  });
  if (!reset) {
    response.end(half);
    return;
  }
  response.write(half, () => response.socket?.resetAndDestroy());
}

/** Sends the answer one byte at a time: only its body, or head and body. */
export function dripReply(
  response: ServerResponse,
  reply: Reply,
  options: { part?: "head" | "body"; everyMs?: number },
): void {
  const { socket } = response;
  if (socket === null) return;
  const { bytes, headers } = renderReply(reply);
  const lines = Object.entries({ ...headers, connection: "close" }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const head = Buffer.from(
    `HTTP/1.1 ${reply.status} ${STATUS_CODES[reply.status] ?? ""}\r\n${lines.join("")}\r\n`,
  );
  if (options.part !== "head") socket.write(head);
  const rest = options.part === "head" ? Buffer.concat([head, bytes]) : bytes;
  let sent = 0;
  const timer = setInterval(() => {
    if (socket.destroyed || sent >= rest.length) {
      clearInterval(timer);
      socket.end();
      return;
    }
    socket.write(rest.subarray(sent, sent + 1));
    sent += 1;
  }, options.everyMs ?? 1000);
  timer.unref();
}
