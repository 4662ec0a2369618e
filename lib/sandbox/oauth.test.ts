import { afterEach, beforeEach, expect, it } from "vitest";
import { DEFAULT_CREDENTIALS } from "./options";
import { askToken, openSandbox } from "./test-client";

let opened: Awaited<ReturnType<typeof openSandbox>>;
beforeEach(async () => {
  opened = await openSandbox();
});
afterEach(() => opened.sandbox.close());

it("issues a bearer token with its life, scopes and own API address", async () => {
  const { status, body } = await askToken(opened.sandbox.tokenUrl);
  expect(status).toBe(200);
  expect(body).toMatchObject({ token_type: "bearer", expires_in: 3600, api_url: opened.sandbox.url });
});

it("refuses wrong credentials as invalid_client", async () => {
  const { status, body } = await askToken(opened.sandbox.tokenUrl, { basic: "who:what" });
  expect(status).toBe(400);
  expect(body).toEqual({ reason: "Invalid client_id or client_secret", error: "invalid_client" });
});

it("refuses a misspelt grant as unsupported_grant_type", async () => {
  const { status, body } = await askToken(opened.sandbox.tokenUrl, { form: "grant_type=client_credentials" });
  expect(status).toBe(400);
  expect(body).toEqual({ reason: "unsupported grant type", error: "unsupported_grant_type" });
});

it("refuses another account id as invalid_request", async () => {
  const form = "grant_type=account_credentials&account_id=somebody-else";
  const { status, body } = await askToken(opened.sandbox.tokenUrl, { form });
  expect(status).toBe(400);
  expect(body).toEqual({ reason: "Bad Request", error: "invalid_request" });
});

it("takes the grant in the query string only when the switch is on", async () => {
  const query = `?grant_type=account_credentials&account_id=${DEFAULT_CREDENTIALS.accountId}`;
  const ask = () => askToken(opened.sandbox.tokenUrl + query, { form: "" });
  expect((await ask()).status).toBe(400);
  await opened.control.setSettings({ allowQueryGrant: true });
  expect((await ask()).status).toBe(200);
});

it("answers 401 with code 124 to a call without a token, and before anything else", async () => {
  const answer = await opened.call("GET", "/accounts/nobody", undefined, { authorization: "" });
  expect(answer.status).toBe(401);
  expect(answer.body).toEqual({ code: 124, message: "Invalid access token." });
});

it("lets a token expire by the virtual clock", async () => {
  await opened.control.advanceClock(3_599_000 - 60_000);
  expect((await opened.call("GET", "/accounts")).status).toBe(200);
  await opened.control.advanceClock(62_000);
  const answer = await opened.call("GET", "/accounts");
  expect(answer.status).toBe(401);
  expect(answer.body).toEqual({ code: 124, message: "Access token is expired." });
});

it("ends tokens that are revoked through the control route", async () => {
  await opened.control.revokeTokens();
  expect((await opened.call("GET", "/accounts")).status).toBe(401);
});

it("ends the token before when only one may live, and keeps both when many may", async () => {
  await askToken(opened.sandbox.tokenUrl);
  expect((await opened.call("GET", "/accounts")).status).toBe(200);
  await opened.control.setSettings({ liveTokens: "one" });
  await askToken(opened.sandbox.tokenUrl);
  expect((await opened.call("GET", "/accounts")).status).toBe(401);
});

it("counts token requests, also refused ones, apart from tokens issued", async () => {
  await askToken(opened.sandbox.tokenUrl, { basic: "who:what" });
  expect(opened.sandbox.counts()).toMatchObject({ tokenRequests: 2, tokensIssued: 1 });
});

it("refuses the old secret after the credentials were replaced", async () => {
  await opened.control.setCredentials({ clientSecret: "new-secret" });
  expect((await askToken(opened.sandbox.tokenUrl)).status).toBe(400);
  const basic = `${DEFAULT_CREDENTIALS.clientId}:new-secret`;
  expect((await askToken(opened.sandbox.tokenUrl, { basic })).status).toBe(200);
});
