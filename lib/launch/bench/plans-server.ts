import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

// A process of its own that gives a token and the same plans for every other path, as fast as it can.
const plans = readFileSync(new URL("../../sandbox/documented/get-plans-sample.json", import.meta.url));
const token = JSON.stringify({ access_token: "token-of-the-bench", expires_in: 3_600 });
const server = createServer((message, response) => {
  const body = message.url === "/oauth/token" ? token : plans;
  response.writeHead(200, { "content-type": "application/json", "content-length": body.length }).end(body);
});
await once(server.listen(0, "127.0.0.1"), "listening");
process.on("disconnect", () => process.exit());
process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
