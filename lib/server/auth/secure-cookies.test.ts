import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { authRoute } from "@/lib/server/auth/auth-route";
import { sessionOf } from "@/lib/server/auth/caller";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { type Context, setContext } from "@/lib/server/context";

const HTTPS = "https://plandesk.example";

let test: ChangeTest;
let context: Context;

beforeAll(async () => {
  test = await startChangeTest();
  const { env } = test.context;
  context = { ...test.context, env: { ...env, auth: { ...env.auth, url: HTTPS } } };
  setContext(context);
});
afterAll(async () => {
  setContext(null);
  await test.close();
});

async function signIn(): Promise<string[]> {
  vi.stubEnv("NEXTAUTH_URL", HTTPS);
  const headers = { origin: HTTPS, "sec-fetch-site": "same-origin" };
  const body = new URLSearchParams({ person: "ines", callbackUrl: "/" });
  const request = new Request(`${HTTPS}/api/auth/callback/demo`, { method: "POST", headers, body });
  return (await authRoute(request, ["callback", "demo"], "request-1")).headers.getSetCookie();
}

it("over https the session's cookie is bound to this host, and no script reads it", async () => {
  const cookie = (await signIn()).find((line) => line.includes("plandesk-session=")) ?? "";
  const [pair, ...attributes] = cookie.split("; ");
  expect(pair).toMatch(/^__Host-plandesk-session=./);
  expect(attributes.map((one) => one.toLowerCase())).toEqual(
    expect.arrayContaining(["path=/", "secure", "httponly", "samesite=lax"]),
  );
  expect(cookie).not.toMatch(/domain=/i);
});

it("over https every cookie is for https alone", async () => {
  for (const line of await signIn()) expect(line).toMatch(/; Secure/i);
});

it("over https a cookie without the prefix, which another host could set, is not believed", async () => {
  const [pair = ""] = (await signIn()).find((line) => line.includes("plandesk-session="))?.split(";") ?? [];
  const personOf = async (cookie: string) => (await sessionOf(context, new Headers({ cookie })))?.person;
  expect(await personOf(pair)).toMatchObject({ role: "partner" });
  expect(await personOf(pair.replace("__Host-", ""))).toBeUndefined();
  expect(await personOf(pair.replace("__Host-", "__Secure-"))).toBeUndefined();
});
