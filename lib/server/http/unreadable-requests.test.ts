import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, it } from "vitest";
import { redirectUnreadableRequests } from "@/lib/server/http/unreadable-requests";

const server = createServer((asked, response) => response.end(`${asked.method} ${asked.url}`));

beforeAll(async () => {
  redirectUnreadableRequests();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

function seen(method: string, path: string): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: "127.0.0.1", method, path }, (response) => resolve(text(response)));
    sent.on("error", reject).end();
  });
}

it.each([
  ["GET", "/api/accounts/%E0%A4%A", "GET /api/unreadable"],
  ["POST", "/api/accounts/%/plans", "POST /api/unreadable"],
  ["GET", "/accounts/%E0%A4%A?q=1", "GET /unreadable"],
  ["GET", "//accounts", "GET /unreadable"],
  ["GET", "/api//people", "GET /api/unreadable"],
  ["GET", "/\\evil.example", "GET /unreadable"],
  ["GET", "http://evil.example/api/people", "GET /unreadable"],
  ["GET", "/accounts/a%00b", "GET /unreadable"],
  ["GET", "*", "GET /unreadable"],
  ["GET", "/_global-error", "GET /unreadable"],
  ["GET", "/accounts?callbackUrl=//x", "GET /accounts?callbackUrl=//x"],
  ["TRACE", "/api/accounts", "DELETE /api/unreadable"],
  ["GET", "/api/accounts/%2FQJQ%2B3%3D?q=%", "GET /api/accounts/%2FQJQ%2B3%3D?q=%"],
])("%s %s reaches the server as %s", async (method, path, expected) => {
  expect(await seen(method, path)).toBe(expected);
});
