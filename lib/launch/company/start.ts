import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type Provider from "oidc-provider";
import { Directory, employeeSchema } from "@/lib/launch/company/directory";
import { loginPage } from "@/lib/launch/company/login-page";
import { createProvider } from "@/lib/launch/company/provider";
import type { Settings } from "@/lib/launch/settings";
import { CLIENT_SECRET_PREFIX } from "@/lib/sandbox/fresh-secrets";

/** A company's sign-in on loopback, and the settings by which Plandesk uses it. */
export type Company = { settings: Settings; stop(): Promise<void> };

/** Its groups, and the role that each gives. */
const ROLE_MAP = "zoom-support=support,zoom-finance=finance,zoom-sales=partner,zoom-admins=admin";

/**
 * Starts a company's sign-in, a real OpenID Connect provider (oidc-provider) without passwords. Tests take people on
 * with PUT /directory, and let it break off with PUT /state.
 * @param address where people open Plandesk
 */
export async function startCompany(port: number, address: string): Promise<Company> {
  // Another site than Plandesk's `localhost`, as a company's sign-in is.
  const issuer = `http://127.0.0.1:${port}`;
  const secret = CLIENT_SECRET_PREFIX + randomBytes(24).toString("base64url");
  const client = { id: "plandesk", secret, redirectUri: `${address}/api/auth/callback/company` };
  const directory = new Directory();
  const provider = createProvider(issuer, client, directory);
  const speakOidc = provider.callback();
  const server = createServer((request, response) => {
    const [, place = ""] = new URL(request.url ?? "", issuer).pathname.split("/");
    const own = ["directory", "state"].includes(place) ? () => control(place, directory, request) : null;
    if (own) void own().then(() => response.writeHead(204).end(), refuse(response));
    else if (!directory.isUp) request.socket.destroy();
    else if (place === "sign-in") void signIn(provider, directory, request, response).catch(refuse(response));
    else void speakOidc(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const stop = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  const settings = {
    AUTH_OIDC_ISSUER: issuer,
    AUTH_OIDC_CLIENT_ID: client.id,
    AUTH_OIDC_CLIENT_SECRET: secret,
    AUTH_ROLE_MAP: ROLE_MAP,
  };
  return { settings, stop };
}

async function control(place: string, directory: Directory, request: IncomingMessage): Promise<void> {
  const sent: unknown = JSON.parse(await text(request));
  if (place === "directory") directory.keep(employeeSchema.parse(sent));
  else directory.isUp = (sent as { up: boolean }).up;
}

async function signIn(
  provider: Provider,
  directory: Directory,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { params } = await provider.interactionDetails(request, response);
  const anew = params.prompt === "login";
  if (request.method !== "POST") {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(loginPage(directory.all(), anew));
    return;
  }
  const accountId = new URLSearchParams(await text(request)).get("person") ?? "";
  const ago = anew ? 0 : (directory.find(accountId)?.provedSecondsAgo ?? 0);
  const ts = Math.floor(Date.now() / 1000) - ago;
  await provider.interactionFinished(request, response, { login: { accountId, ts } });
}

function refuse(response: ServerResponse): (error: Error) => void {
  return (error) => {
    response.writeHead(400, { "content-type": "text/plain" }).end(error.message);
  };
}
