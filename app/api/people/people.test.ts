import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { PATCH } from "@/app/api/people/[personId]/route";
import { DELETE as endTheirs } from "@/app/api/people/[personId]/sessions/route";
import { GET } from "@/app/api/people/route";
import { DELETE as endOwn } from "@/app/api/sessions/[sessionId]/route";
import { GET as ownSessions, DELETE as signOutElsewhere } from "@/app/api/sessions/route";
import type { ListedSession, PeoplePage } from "@/lib/domain/people";
import type { Role } from "@/lib/domain/permissions";
import { sessionOf } from "@/lib/server/auth/caller";
import { storeSignIn } from "@/lib/server/auth/store-sign-in";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { setContext } from "@/lib/server/context";
import { auditEvents } from "@/lib/server/db/audit-schema";
import { users } from "@/lib/server/db/people-schema";
import { addPerson, call, cookieOf } from "@/lib/server/testing";

let test: ChangeTest;
let adminId: string;
let cookie: string;

beforeAll(async () => {
  test = await startChangeTest();
  setContext(test.context);
});

afterAll(async () => {
  setContext(null);
  await test.close();
});

beforeEach(async () => {
  await test.context.db.delete(users);
  adminId = await addPerson(test.context, "admin");
  cookie = await cookieOf(test.context, adminId);
});

async function change(personId: string, body: unknown, as = cookie) {
  const sent = { method: "PATCH", cookie: as, body: JSON.stringify(body), params: { personId } };
  const answer = await call(PATCH, `/api/people/${personId}`, sent);
  return { status: answer.status, body: (await answer.json()) as { code?: string } & PeoplePage };
}

const remove = (personId: string, as = cookie) =>
  call(endTheirs, `/api/people/${personId}/sessions`, {
    method: "DELETE",
    cookie: as,
    body: "{}",
    params: { personId },
  });
const signedIn = async (as: string) => (await sessionOf(test.context, new Headers({ cookie: as })))?.person;
const lastEvent = async () =>
  (await test.context.db.select().from(auditEvents).orderBy(desc(auditEvents.seq)).limit(1))[0];

describe("people", () => {
  it("are listed with role, where it comes from, and the sessions that last", async () => {
    const id = await addPerson(test.context, "support");
    await cookieOf(test.context, id);
    await cookieOf(test.context, id, { signedIn: 13 * 3600 });
    const answer = (await (await call(GET, "/api/people", { cookie })).json()) as PeoplePage;
    const listed = answer.items.find((person) => person.id === id);
    expect(listed).toMatchObject({ role: "support", roleGivenBy: null, disabledAt: null });
    expect(listed?.sessions).toHaveLength(1);
    expect(answer.items.find((person) => person.id === adminId)?.sessions).toMatchObject([{ own: true }]);
  });

  it.each<Role | null>(["support", "finance", "partner", null])(
    "are not managed by the role %s",
    async (role) => {
      const as = await cookieOf(test.context, await addPerson(test.context, role));
      expect((await call(GET, "/api/people", { cookie: as })).status).toBe(403);
      expect((await change(adminId, { disabled: true }, as)).status).toBe(403);
      expect((await remove(adminId, as)).status).toBe(403);
    },
  );

  it("lose access with their role or when disabled, at their next request", async () => {
    const id = await addPerson(test.context, "support");
    const theirs = await cookieOf(test.context, id);
    expect((await change(id, { role: null })).status).toBe(200);
    expect((await signedIn(theirs))?.role).toBeNull();
    expect(await lastEvent()).toMatchObject({
      action: "person.role_changed",
      target: id,
      after: { role: null, roleFrom: "A admin" },
    });
    expect((await change(id, { disabled: true })).status).toBe(200);
    expect(await signedIn(theirs)).toBeUndefined();
    expect((await change(id, { disabled: false })).status).toBe(200);
    expect(await signedIn(theirs), "an ended session stays ended").toBeUndefined();
  });

  it("keep a role that an admin gave until it is given back to their groups", async () => {
    const identity = { issuer: "test", subject: "s-1", name: "Sam", email: null, verifiedAt: null };
    const origin = { ip: null, device: null, requestId: "request-1", replaces: null };
    const roleNow = async () =>
      (await test.context.db.select().from(users).where(eq(users.subject, "s-1")))[0];
    await storeSignIn(test.context, { ...identity, role: "support" }, origin);
    const id = (await roleNow())?.id ?? "";
    await change(id, { role: "partner" });
    await storeSignIn(test.context, { ...identity, role: null }, origin);
    expect(await roleNow()).toMatchObject({ role: "partner", groupRole: null, roleGivenBy: "A admin" });
    await change(id, { roleFrom: "groups" });
    expect(await roleNow()).toMatchObject({ role: null, roleGivenBy: null });
  });

  it("always keep one admin", async () => {
    for (const body of [{ role: "partner" }, { disabled: true }, { roleFrom: "groups" }])
      expect(await change(adminId, body)).toMatchObject({ status: 409, body: { code: "last_admin" } });
    const other = await addPerson(test.context, "admin");
    const theirs = await cookieOf(test.context, other);
    const both = await Promise.all([
      change(other, { role: "partner" }),
      change(adminId, { role: "partner" }, theirs),
    ]);
    expect(both.map(({ status }) => status).sort()).not.toEqual([200, 200]);
    expect(await test.context.db.select().from(users).where(eq(users.role, "admin"))).toHaveLength(1);
  });

  it("are changed only by somebody who signed in within five minutes", async () => {
    const id = await addPerson(test.context, "support");
    const old = await cookieOf(test.context, adminId, { signedIn: 301 });
    expect(await change(id, { role: "partner" }, old)).toMatchObject({
      status: 403,
      body: { code: "sign_in_again" },
    });
    expect(await lastEvent()).toMatchObject({ action: "access.refused", after: { code: "sign_in_again" } });
  });

  it.each(["nobody", "00000000-0000-4000-8000-000000000000", "' or 1=1"])(
    "that nobody is, %s, are not found",
    async (id) => {
      expect(await change(id, { role: null })).toMatchObject({
        status: 404,
        body: { code: "person_not_found" },
      });
      expect((await remove(id)).status).toBe(404);
    },
  );
});

describe("sessions", () => {
  it("of a colleague end at once when an admin ends them", async () => {
    const id = await addPerson(test.context, "support");
    const [one, two] = [await cookieOf(test.context, id), await cookieOf(test.context, id)];
    expect(await (await remove(id)).json()).toEqual({ ended: 2 });
    expect([await signedIn(one), await signedIn(two)]).toEqual([undefined, undefined]);
    expect(await lastEvent()).toMatchObject({
      action: "person.sessions_ended",
      target: id,
      after: { name: "A support", ended: 2 },
    });
  });

  it("of one's own are listed and ended, one by one or all the others", async () => {
    const id = await addPerson(test.context, "finance");
    const [one, two, three] = [
      await cookieOf(test.context, id),
      await cookieOf(test.context, id),
      await cookieOf(test.context, id),
    ];
    const listed = async () =>
      (
        (await (await call(ownSessions, "/api/sessions", { cookie: one })).json()) as {
          items: ListedSession[];
        }
      ).items;
    const other = (await listed()).find(({ own }) => !own)?.id ?? "";
    const send = { method: "DELETE", cookie: one, body: "{}" };
    expect((await call(endOwn, "/api/sessions/x", { ...send, params: { sessionId: other } })).status).toBe(
      200,
    );
    expect(await listed()).toHaveLength(2);
    expect(await (await call(signOutElsewhere, "/api/sessions", send)).json()).toEqual({ ended: 1 });
    expect([await signedIn(two), await signedIn(three)]).toEqual([undefined, undefined]);
    expect(await signedIn(one)).toMatchObject({ id });
  });

  it("B15: of somebody else cannot be ended as one's own", async () => {
    const theirs = await cookieOf(test.context, await addPerson(test.context, "finance"));
    const [mine] = (
      (await (await call(ownSessions, "/api/sessions", { cookie })).json()) as { items: ListedSession[] }
    ).items;
    const sent = { method: "DELETE", cookie: theirs, body: "{}", params: { sessionId: mine?.id ?? "" } };
    expect((await call(endOwn, "/api/sessions/x", sent)).status).toBe(404);
    expect(await signedIn(cookie)).toMatchObject({ id: adminId });
  });
});
