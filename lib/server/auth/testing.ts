import "server-only";
import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A company's sign-in on loopback: whoever comes is `claims`. It holds callers to PKCE and to their secret. */
export type TestIssuer = {
  issuer: string;
  /** What the next id token says beside issuer, audience and times. */
  claims: Record<string, unknown>;
  close(): Promise<void>;
};

const CLIENT = { id: "plandesk", secret: "a client secret of tests" };
const KEY_ID = "key-1";

/** Starts it; the client is `plandesk` with `clientSecret`. */
export async function startIssuer(): Promise<TestIssuer & { clientId: string; clientSecret: string }> {
  const keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const asked = new Map<string, URLSearchParams>();
  const company = { issuer: "", claims: {} as Record<string, unknown> };
  const routes: Record<string, (request: IncomingMessage, response: ServerResponse) => Promise<void>> = {
    "/.well-known/openid-configuration": async (_, response) => json(response, discovery(company.issuer)),
    "/jwks": async (_, response) => {
      const key = keys.publicKey.export({ format: "jwk" });
      json(response, { keys: [{ ...key, kid: KEY_ID, use: "sig", alg: "RS256" }] });
    },
    "/authorize": async (request, response) => {
      const { searchParams } = new URL(request.url ?? "", company.issuer);
      const code = randomUUID();
      asked.set(code, searchParams);
      const query = new URLSearchParams({ code, state: searchParams.get("state") ?? "" });
      response.writeHead(302, { location: `${searchParams.get("redirect_uri")}?${query}` }).end();
    },
    "/token": async (request, response) => {
      const form = new URLSearchParams(await text(request));
      const start = asked.get(form.get("code") ?? "");
      asked.delete(form.get("code") ?? "");
      if (!start || !mayHaveToken(request, form, start))
        return json(response, { error: "invalid_grant" }, 400);
      const token = idToken({ ...company, nonce: start.get("nonce") }, (data) =>
        sign("sha256", data, keys.privateKey),
      );
      json(response, { access_token: randomUUID(), token_type: "Bearer", id_token: token });
    },
  };
  const server = createServer((request, response) => {
    const route = routes[new URL(request.url ?? "", "http://idp").pathname];
    if (route) void route(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  company.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return Object.assign(company, { clientId: CLIENT.id, clientSecret: CLIENT.secret, close });
}

function mayHaveToken({ headers }: IncomingMessage, form: URLSearchParams, start: URLSearchParams): boolean {
  const secret = Buffer.from(`${CLIENT.id}:${encodeURIComponent(CLIENT.secret).replaceAll("%20", "+")}`);
  const challenge = createHash("sha256")
    .update(form.get("code_verifier") ?? "")
    .digest("base64url");
  return (
    headers.authorization === `Basic ${secret.toString("base64")}` &&
    challenge === start.get("code_challenge")
  );
}

function idToken(
  { issuer, claims, nonce }: { issuer: string; claims: Record<string, unknown>; nonce: string | null },
  signed: (data: Buffer) => Buffer,
): string {
  const now = Math.floor(Date.now() / 1000);
  const payload = { iss: issuer, aud: CLIENT.id, iat: now, exp: now + 300, nonce, ...claims };
  const parts = [{ alg: "RS256", kid: KEY_ID }, payload].map((part) =>
    Buffer.from(JSON.stringify(part)).toString("base64url"),
  );
  return [...parts, signed(Buffer.from(parts.join("."))).toString("base64url")].join(".");
}

function discovery(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
  };
}

function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
