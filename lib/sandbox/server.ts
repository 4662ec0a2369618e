import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { handleRequest } from "./handle-request";
import type { CountsView, LedgerView } from "./ledger-entry";
import type { SandboxOptions } from "./options";
import { World } from "./world";

/** A running sandbox. Addresses have no trailing slash. */
export type Sandbox = {
  url: string;
  port: number;
  /** Value for ZOOM_API_BASE_URL. */
  apiBaseUrl: string;
  /** Value for ZOOM_OAUTH_TOKEN_URL. */
  tokenUrl: string;
  /** Base of the control route, see control-client.ts. */
  controlUrl: string;
  ledger(): LedgerView;
  counts(): CountsView;
  /** Ends every connection, also hanging ones, and stops listening. */
  close(): Promise<void>;
};

const HOST = "127.0.0.1";

/**
 * Starts a pretend Zoom on 127.0.0.1 and returns its addresses. Rejects when the port is taken.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const world = new World(options);
  const server = createServer((request, response) => void serve(world, request, response));
  await listen(server, options.port ?? 0);
  const { port } = server.address() as AddressInfo;
  const url = `http://${HOST}:${port}`;
  world.origin = url;
  return {
    url,
    port,
    apiBaseUrl: `${url}/v2`,
    tokenUrl: `${url}/oauth/token`,
    controlUrl: `${url}/__control`,
    ledger: () => world.ledger.view(),
    counts: () => world.counts.view(),
    close: () => close(server),
  };
}

/** A caller that goes away while it sends is no error of the sandbox; anything else shows as HTTP 500. */
async function serve(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    await handleRequest(world, request, response);
  } catch (error) {
    if (response.headersSent || response.destroyed) return;
    response.writeHead(500, { "content-type": "text/plain" });
    response.end(`sandbox fault: ${error instanceof Error ? error.stack : String(error)}`);
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
