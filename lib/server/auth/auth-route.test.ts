import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { roles } from "@/lib/domain/permissions";
import { authRoute } from "@/lib/server/auth/auth-route";
import { sessionOf as readSessionOf } from "@/lib/server/auth/caller";
import { demoPeople } from "@/lib/server/auth/demo-people";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { setContext } from "@/lib/server/context";
import { auditEvents } from "@/lib/server/db/audit-schema";
import { sessions, users } from "@/lib/server/db/people-schema";
import { addPerson, cookieOf, ORIGIN, OWN_PAGE } from "@/lib/server/testing";

let test: ChangeTest;

beforeAll(async () => {
  test = await startChangeTest();
  setContext(test.context);
});

// next-auth itself reads its own address from the environment.
beforeEach(() => void vi.stubEnv("NEXTAUTH_URL", ORIGIN));

afterAll(async () => {
  setContext(null);
  await test.close();
});

function post(action: string, form: Record<string, string>, headers: Record<string, string> = OWN_PAGE) {
  const init = { method: "POST", headers, body: new URLSearchParams(form) };
  return authRoute(new Request(`${ORIGIN}/api/auth/${action}`, init), action.split("/"), "request-1");
}

const sessionOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .find((line) => line.startsWith("plandesk-session="))
    ?.split(";")[0] ?? "";
const personBehind = async (cookie: string) =>
  (await readSessionOf(test.context, new Headers({ cookie })))?.person ?? null;

async function signIn(person: string, callbackUrl = "/") {
  const response = await post("callback/demo", { person, callbackUrl });
  return { response, cookie: sessionOf(response) };
}

describe("signing in as a demo person", () => {
  it.each(demoPeople)("makes $name a session with the role $role", async ({ id, name, role }) => {
    const { response, cookie } = await signIn(id);
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe(`${ORIGIN}/sign-in`);
    expect(await personBehind(cookie)).toMatchObject({ name, role });
  });

  it("keeps one row a person and records each time in the audit", async () => {
    await signIn("ines");
    await signIn("ines");
    const rows = await test.context.db.select().from(users).where(eq(users.subject, "ines"));
    expect(rows).toHaveLength(1);
    const [event] = await test.context.db.select().from(auditEvents).orderBy(desc(auditEvents.seq)).limit(1);
    expect(event).toMatchObject({
      action: "person.signed_in",
      actorName: "Ines Okafor",
      actorRole: "partner",
      requestId: "request-1",
    });
  });

  it("takes nobody else", async () => {
    const { response, cookie } = await signIn("root");
    expect(response.headers.get("location")).toContain("error");
    expect(cookie).toBe("");
  });

  it("is refused from other sites", async () => {
    const answer = post("callback/demo", { person: "jonas" }, { origin: "https://evil.example" });
    await expect(answer).rejects.toMatchObject({ code: "cross_origin" });
  });
});

describe("B17: what next-auth would break on", () => {
  const get = async (path: string, cookie = "") => {
    const request = new Request(`${ORIGIN}/api/auth/${path}`, { headers: { cookie } });
    const action = new URL(request.url).pathname.split("/").slice(3).map(decodeURIComponent);
    return authRoute(request, action, "request-1").then(
      (response) => response.status,
      (error: { code: string }) => error.code,
    );
  };

  it.each([
    ["error?error=%E6%BC%A2", 302],
    ["error?error=%0D%0AX:%20y", 302],
    ["error/%E6%BC%A2", "not_found"],
    ["signin?callbackUrl=true", 302],
    ["signin?callbackUrl=//%5B", 302],
    ["callback/demo", "not_found"],
    ["callback/company/x/y", "not_found"],
  ])("is left out or not found: %s", async (path, outcome) => {
    expect(await get(path)).toBe(outcome);
  });

  it("keeps nobody out whose browser was given an odd cookie", async () => {
    for (const value of ["true", "//[", "javascript:x", "%E0%A4%A"]) {
      const cookie = `next-auth.callback-url=${value}; __Secure-next-auth.callback-url=${value}`;
      const response = await post("callback/demo", { person: "sam" }, { ...OWN_PAGE, cookie });
      expect(await personBehind(sessionOf(response))).toMatchObject({ name: "Sam Adeyemi" });
    }
  });
});

describe("a session", () => {
  it("has the role of this moment, not of the sign-in", async () => {
    const id = await addPerson(test.context, "admin");
    const cookie = await cookieOf(test.context, id);
    for (const role of [...roles, null]) {
      await test.context.db.update(users).set({ role }).where(eq(users.id, id));
      expect((await personBehind(cookie))?.role).toBe(role);
    }
    await test.context.db.update(users).set({ disabledAt: new Date() }).where(eq(users.id, id));
    expect(await personBehind(cookie)).toBeNull();
  });

  it("ends after 12 hours, used or not", async () => {
    const id = await addPerson(test.context, "partner");
    const cookieAfter = (signedIn: number) => cookieOf(test.context, id, { signedIn });
    expect(await personBehind(await cookieAfter(12 * 3600 - 1))).not.toBeNull();
    expect(await personBehind(await cookieAfter(12 * 3600))).toBeNull();
  });

  it("ends after half an hour in which the person did nothing", async () => {
    const id = await addPerson(test.context, "partner");
    const cookieAfter = (idle: number) => cookieOf(test.context, id, { signedIn: 3600, idle });
    expect(await personBehind(await cookieAfter(1799))).not.toBeNull();
    expect(await personBehind(await cookieAfter(1800))).toBeNull();
  });

  it("is kept alive by what the person does, not by what the page asks by itself", async () => {
    const cookie = await cookieOf(test.context, await addPerson(test.context, "partner"), { idle: 1700 });
    const seenAt = async () =>
      (await test.context.db.select().from(sessions)).map((row) => row.seenAt.getTime());
    const before = await seenAt();
    await readSessionOf(test.context, new Headers({ cookie, "x-plandesk-idle": "1" }));
    expect(await seenAt()).toEqual(before);
    await readSessionOf(test.context, new Headers({ cookie }));
    expect(await seenAt()).not.toEqual(before);
  });

  it("B13: is not believed when changed, made elsewhere, or sent twice", async () => {
    const cookie = await cookieOf(test.context, await addPerson(test.context, "partner"));
    const { env } = test.context;
    const foreign = { ...test.context, env: { ...env, auth: { ...env.auth, secret: "x".repeat(40) } } };
    const elsewhere = await cookieOf(foreign, await addPerson(test.context, "partner"));
    for (const wrong of [
      `${cookie}x`,
      elsewhere,
      `${cookie}; ${cookie}`,
      "plandesk-session=",
      "plandesk-session=a.b.c",
      // Without a signature, 8 KiB of anything, other names, and from the future.
      `plandesk-session=${Buffer.from('{"alg":"none"}').toString("base64url")}..${cookie.slice(17)}.`,
      `plandesk-session=${"x".repeat(8 * 1024)}`,
      cookie.replace("plandesk-session", "__Host-plandesk-session"),
      cookie.replace("plandesk-session", "next-auth.session-token"),
      await cookieOf(test.context, await addPerson(test.context, "partner"), { signedIn: -600 }),
    ]) {
      expect(await personBehind(wrong)).toBeNull();
    }
  });

  it("B13: ends with a sign-out, which the audit keeps", async () => {
    const { cookie } = await signIn("fatima");
    const response = await post("signout", { callbackUrl: "/sign-in" }, { ...OWN_PAGE, cookie });
    expect(response.headers.get("location")).toBe(`${ORIGIN}/sign-in`);
    expect(sessionOf(response)).toBe("plandesk-session=");
    const [event] = await test.context.db.select().from(auditEvents).orderBy(desc(auditEvents.seq)).limit(1);
    expect(event).toMatchObject({ action: "person.signed_out", actorName: "Fatima Noor" });
    expect(await personBehind(cookie), "a copy of the cookie").toBeNull();
  });

  it("B13: is replaced when the same browser signs in again", async () => {
    const { cookie } = await signIn("sam");
    const again = await post("callback/demo", { person: "jonas", callbackUrl: "/" }, { ...OWN_PAGE, cookie });
    expect(await personBehind(cookie)).toBeNull();
    expect(await personBehind(sessionOf(again))).toMatchObject({ name: "Jonas Weil" });
  });

  it.each(["session", "csrf", "providers", "_log"])(
    "is not served or changed at /api/auth/%s",
    async (action) => {
      await expect(post(action, {})).rejects.toMatchObject({ code: "not_found" });
      const request = new Request(`${ORIGIN}/api/auth/${action}`);
      await expect(authRoute(request, [action], "request-1")).rejects.toMatchObject({ code: "not_found" });
    },
  );
});
