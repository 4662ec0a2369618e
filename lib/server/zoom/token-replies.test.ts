import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createControlClient } from "@/lib/sandbox/control-client";
import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import { createZoom, type Zoom } from "@/lib/server/zoom/client";
import { createDispatch } from "@/lib/server/zoom/dispatcher";
import { ZoomNotSent } from "@/lib/server/zoom/errors";
import { getPlans, updateBasePlan } from "@/lib/server/zoom/plans";
import { createTestZoom, json, scriptZoom, testTicket, zoomSettings } from "@/lib/server/zoom/testing";
import { requestToken } from "@/lib/server/zoom/token-request";

let sandbox: Sandbox;
let control: ReturnType<typeof createControlClient>;
let client: Awaited<ReturnType<typeof createTestZoom>>;

beforeAll(async () => {
  sandbox = await startSandbox({ accounts: 5, enforceLimits: false });
  control = createControlClient(sandbox.controlUrl);
  client = await createTestZoom(zoomSettings(sandbox.apiBaseUrl, sandbox.tokenUrl));
});
beforeEach(async () => {
  await control.reset();
  await client.pool.query("delete from zoom_token");
});
afterAll(async () => {
  await client.drop();
  await sandbox.close();
});

const read = (zoom: Zoom) => getPlans(zoom, SCENARIO.documentedSample);
const write = (zoom: Zoom) =>
  updateBasePlan(zoom, testTicket(SCENARIO.documentedSample), { type: "monthly", hosts: 101 });

it.each([
  ["a read", read],
  ["a write", write],
])("tells of %s that nothing came of it when its token died and no new one is given", async (_, call) => {
  const zoom = createZoom(client.parts);
  await read(zoom);
  await control.revokeTokens();
  const action = { kind: "status", status: 503, body: {} } as const;
  await control.addFault({ match: { path: "/oauth/token" }, times: "always", action });
  await control.clearCounts();
  const failure = await call(zoom).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ZoomNotSent);
  expect(failure).toMatchObject({ reason: "unreachable" });
  expect(sandbox.counts().tokenRequests).toBe(1);
  expect(sandbox.ledger().applied).toEqual([]);
});

it.each([
  [{ expires_in: 1800 }, 1800],
  [{ expires_in: "1800" }, 1800],
  [{}, 3600],
  [{ expires_in: null }, 3600],
])("takes a token with %j as good for %i s", async (more, expiresIn) => {
  const body = { access_token: "a-token", token_type: "bearer", ...more };
  const scripted = await scriptZoom((_, response) => json(response, 200, body));
  const settings = { ...scripted.zoom, tokenUrl: `${scripted.zoom.apiBaseUrl}/token` };
  const grant = await requestToken(settings, { deadlineMs: 2_000, dispatch: createDispatch(1_000).reads });
  expect(grant).toEqual({ accessToken: "a-token", expiresIn });
  await scripted.close();
});
