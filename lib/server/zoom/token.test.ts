import { inspect } from "node:util";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createControlClient } from "@/lib/sandbox/control-client";
import { SCENARIO } from "@/lib/sandbox/scenarios/ids";
import { type Sandbox, startSandbox } from "@/lib/sandbox/server";
import { openDatabase } from "@/lib/server/db/client";
import { createZoom, type Zoom } from "@/lib/server/zoom/client";
import { getPlans, updateBasePlan } from "@/lib/server/zoom/plans";
import { createTestZoom, json, scriptZoom, testTicket, zoomSettings } from "@/lib/server/zoom/testing";

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
  await control.setSettings({ enforceLimits: false });
  await client.pool.query("delete from zoom_token; delete from rate_limits");
});

afterAll(async () => {
  await client.drop();
  await sandbox.close();
});

const read = (zoom: Zoom) => getPlans(zoom, SCENARIO.documentedSample);
const reads = (zoom: Zoom, count: number) => Promise.all(Array.from({ length: count }, () => read(zoom)));
const failure = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => error,
  );

it("asks once for a token when three processes make 100 calls at once without one", async () => {
  const pools = Array.from({ length: 3 }, () => openDatabase(client.url));
  const zooms = pools.map((db) => createZoom({ ...client.parts, db }));
  const plans = await Promise.all(zooms.flatMap((zoom, index) => reads(zoom, index === 0 ? 34 : 33)));
  expect(plans.flat()).toHaveLength(100);
  expect(sandbox.counts().tokenRequests).toBe(1);
  await Promise.all(pools.map((db) => db.$client.end()));
});

it("asks once more when the token is killed in flight, and no caller notices", async () => {
  const pools = Array.from({ length: 3 }, () => openDatabase(client.url));
  const zooms = pools.map((db) => createZoom({ ...client.parts, db }));
  await Promise.all(zooms.map(read));
  await control.revokeTokens();
  await Promise.all(zooms.flatMap((zoom) => reads(zoom, 30)));
  expect(sandbox.counts().tokenRequests).toBe(2);
  await Promise.all(pools.map((db) => db.$client.end()));
});

it("resends a write once after its token was turned away, and applies it once", async () => {
  const zoom = createZoom(client.parts);
  await read(zoom);
  await control.revokeTokens();
  const { raw } = await read(zoom);
  expect(raw.plan_base).toMatchObject({ hosts: 100 });
  await control.revokeTokens();
  await updateBasePlan(zoom, testTicket(SCENARIO.documentedSample), { type: "monthly", hosts: 101 });
  expect(sandbox.ledger().applied).toHaveLength(1);
  expect(sandbox.counts().tokenRequests).toBe(3);
});

it("takes a second 401 as refused, without a loop", async () => {
  const zoom = createZoom(client.parts);
  await read(zoom);
  await control.clearCounts();
  await control.addFault({ match: { path: "/v2/**" }, times: "always", action: { kind: "expired_token" } });
  expect(await failure(read(zoom))).toMatchObject({ name: "ZoomRefused", status: 401, code: 124 });
  expect(sandbox.counts().tokenRequests).toBe(1);
  expect(sandbox.counts().received["GET /accounts/{accountId}/plans"]).toBe(2);
});

it("renews the token once in the background after 80% of its life", async () => {
  const zoom = createZoom(client.parts);
  await read(zoom);
  await client.pool.query(
    "update zoom_token set fetched_at = now() - interval '50 min', expires_at = now() + interval '10 min'",
  );
  // A process that starts now finds the old token and goes on using it while the next one comes.
  const later = createZoom(client.parts);
  await reads(later, 20);
  await expect.poll(() => sandbox.counts().tokenRequests).toBe(2);
  await reads(later, 20);
  expect(sandbox.counts().tokenRequests).toBe(2);
  const { rows } = await client.pool.query("select generation, lease_until from zoom_token");
  expect(rows).toEqual([{ generation: 2, lease_until: null }]);
});

it("asks again before a token ends, without any call that fails", async () => {
  const zoom = createZoom(client.parts);
  await read(zoom);
  await client.pool.query("update zoom_token set expires_at = now() + interval '500 ms'");
  await reads(createZoom(client.parts), 10);
  expect(sandbox.counts().tokenRequests).toBe(2);
});

it("asks at most once in 30 s when Zoom does not accept our secret", async () => {
  await control.setCredentials({ clientSecret: "another-secret" });
  const zooms = [createZoom(client.parts), createZoom(client.parts)];
  for (const zoom of [...zooms, ...zooms]) {
    const error = await failure(read(zoom));
    expect(error).toMatchObject({ name: "ZoomNotSent", reason: "credentials" });
    expect((error as { retryAfterSeconds: number }).retryAfterSeconds).toBeGreaterThan(25);
    expect(`${error}`).toContain("invalid_client");
  }
  expect(sandbox.counts().tokenRequests).toBe(1);
  await client.pool.query("update zoom_token set failed_at = now() - interval '31 s'");
  await failure(read(createZoom(client.parts)));
  expect(sandbox.counts().tokenRequests).toBe(2);
});

it("keeps token and secret out of errors and warnings", async () => {
  await control.setCredentials({ clientSecret: "another-secret" });
  const error = await failure(read(createZoom(client.parts)));
  const { clientSecret, clientId } = client.parts.env.zoom;
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
  const said = JSON.stringify([error, String(error), (error as Error).stack, client.warnings]);
  for (const secret of [clientSecret, basic]) expect(said).not.toContain(secret);
});

it("keeps the token out of the error when the database does not take it", async () => {
  const scripted = await scriptZoom((_received, response) => json(response, 200, {}));
  await client.owner.$client.query(`
    create function no_token() returns trigger language plpgsql as
      $$ begin if new.access_token is not null then raise exception 'disk full'; end if; return new; end $$;
    create trigger no_token before update on zoom_token for each row execute function no_token()`);
  const parts = { ...client.parts, env: { zoom: scripted.zoom }, timings: { token: 400, backoffMin: 5 } };
  const error = await failure(read(createZoom(parts)));
  await client.owner.$client.query("drop trigger no_token on zoom_token");
  await scripted.close();
  expect(error).toMatchObject({ name: "ZoomNotSent", reason: "unreachable" });
  expect(scripted.tokenRequests).toBeGreaterThan(0);
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("token-1");
});

it("takes over from a process that died while it fetched the token", async () => {
  const zoom = createZoom({ ...client.parts, timings: { token: 400 } });
  await read(zoom);
  await client.pool.query(
    "update zoom_token set access_token = null, lease_until = clock_timestamp() + interval '300 ms'",
  );
  await read(createZoom({ ...client.parts, timings: { token: 400 } }));
  expect(sandbox.counts().tokenRequests).toBe(2);
});
