import "server-only";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { issueTicket } from "@/lib/server/changes/ticket";
import { createTestDatabase } from "@/lib/server/db/testing";
import { createZoom, type ZoomParts } from "@/lib/server/zoom/client";

/** What a scripted server received. */
export type Received = { method: string; url: string; headers: IncomingMessage["headers"]; body: string };
/** Answers one API request; leaving it unanswered hangs. */
export type Script = (received: Received, response: ServerResponse) => void;

/** A loopback server for answers that no well-made server gives. */
export type ScriptedZoom = {
  zoom: ZoomParts["env"]["zoom"];
  /** API requests, without the token requests. */
  received: Received[];
  tokenRequests: number;
  script: Script;
  /** Connections that are open now. */
  connections(): Promise<number>;
  close(): Promise<void>;
};

/** Starts a server whose token endpoint works and whose API does what `script` says. */
export async function scriptZoom(script: Script): Promise<ScriptedZoom> {
  const server = createServer(async (message, response) => {
    let body = "";
    for await (const chunk of message) body += chunk;
    if (message.url === "/oauth/token") {
      scripted.tokenRequests += 1;
      return json(response, 200, { access_token: `token-${scripted.tokenRequests}`, expires_in: 3600 });
    }
    const received = { method: message.method ?? "", url: message.url ?? "", headers: message.headers, body };
    scripted.received.push(received);
    scripted.script(received, response);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const scripted: ScriptedZoom = {
    zoom: zoomSettings(`${base}/v2`, `${base}/oauth/token`),
    received: [],
    tokenRequests: 0,
    script,
    connections: () => promisify(server.getConnections.bind(server))(),
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
  return scripted;
}

/** Settings of a client for a test server. */
export function zoomSettings(apiBaseUrl: string, tokenUrl: string): ZoomParts["env"]["zoom"] {
  return {
    apiBaseUrl,
    tokenUrl,
    accountId: "sandbox-master-account",
    clientId: "sandbox-client-id",
    clientSecret: "sandbox-client-secret",
    rateTier: "business",
    rateShare: 0.8,
  };
}

/** Answers JSON. */
export function json(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

/** A client over a database of its own, with limits short enough for tests and breakers that stay closed. */
export async function createTestZoom(zoom: ZoomParts["env"]["zoom"], timings: ZoomParts["timings"] = {}) {
  const database = await createTestDatabase();
  const warnings: unknown[] = [];
  const parts: ZoomParts = {
    env: { zoom },
    db: database.db,
    clock: { now: () => new Date() },
    log: { warn: (...words: unknown[]) => void warnings.push(words) },
    timings: { backoffMin: 5, backoffMax: 20, ...timings },
    breakerCalls: Number.POSITIVE_INFINITY,
  };
  return { ...database, parts, warnings, zoom: createZoom(parts) };
}

/** A ticket as run-change makes it. */
export function testTicket(accountId = "acc-1", sendBefore = Number.POSITIVE_INFINITY) {
  return issueTicket({ changeId: "chg_test", accountId, fence: 1, sendBefore });
}
