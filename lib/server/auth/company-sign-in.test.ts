import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { authRoute } from "@/lib/server/auth/auth-route";
import { sessionOf } from "@/lib/server/auth/caller";
import { claimedRole } from "@/lib/server/auth/claimed-role";
import { startIssuer } from "@/lib/server/auth/testing";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { type Context, setContext } from "@/lib/server/context";
import { auditEvents } from "@/lib/server/db/audit-schema";
import { sessions, users } from "@/lib/server/db/people-schema";
import { addPerson, cookieOf, ORIGIN, OWN_PAGE } from "@/lib/server/testing";

let test: ChangeTest;
let company: Awaited<ReturnType<typeof startIssuer>>;
let context: Context;
const roleMap = { "zoom-support": "support", "zoom-sales": "partner" } as const;

beforeAll(async () => {
  test = await startChangeTest();
  company = await startIssuer();
  const { issuer, clientId, clientSecret } = company;
  const oidc = { issuer, clientId, clientSecret, rolesClaim: "groups", roleMap };
  const auth = { ...test.context.env.auth, oidc };
  context = { ...test.context, env: { ...test.context.env, auth } };
  setContext(context);
});

beforeEach(() => void vi.stubEnv("NEXTAUTH_URL", ORIGIN));

afterAll(async () => {
  setContext(null);
  await company.close();
  await test.close();
});

const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
const target = (response: Response) => response.headers.get("location") ?? "";

function begin(query = ""): Promise<Response> {
  const body = new URLSearchParams({ callbackUrl: "/sign-in" });
  const request = new Request(`${ORIGIN}/api/auth/signin/company${query}`, {
    method: "POST",
    headers: OWN_PAGE,
    body,
  });
  return authRoute(request, ["signin", "company"], "request-1");
}

async function start(): Promise<{ cookie: string; back: string }> {
  const started = await begin();
  const atCompany = await fetch(target(started), { redirect: "manual" });
  return { cookie: cookiesOf(started), back: target(atCompany) };
}

async function signIn(claims: Record<string, unknown>) {
  company.claims = claims;
  const { cookie, back } = await start();
  const response = await authRoute(
    new Request(back, { headers: { cookie } }),
    ["callback", "company"],
    "request-2",
  );
  const session = await sessionOf(context, new Headers({ cookie: cookiesOf(response) }));
  const person = session?.person ?? null;
  return { location: target(response), person, session };
}

describe("signing in with the company's account", () => {
  it("gives the role that the groups map to", async () => {
    const claims = {
      sub: "u-1",
      name: "Ines Okafor",
      email: "ines@halden.example",
      groups: ["all", "zoom-sales"],
    };
    const { location, person } = await signIn(claims);
    expect(location).toBe(`${ORIGIN}/sign-in`);
    expect(person).toMatchObject({ name: "Ines Okafor", email: "ines@halden.example", role: "partner" });
  });

  it("keeps the person by issuer and subject when name and groups change", async () => {
    const first = await signIn({ sub: "u-2", name: "Sam", groups: ["zoom-sales"] });
    const second = await signIn({ sub: "u-2", name: "Sam Adeyemi", groups: "zoom-support" });
    expect(second.person).toEqual({
      id: first.person?.id,
      name: "Sam Adeyemi",
      email: null,
      role: "support",
    });
  });

  it("leaves somebody without a mapped group without a role", async () => {
    expect(
      (await signIn({ sub: "u-3", name: "Nobody", groups: ["admin", "__proto__"] })).person?.role,
    ).toBeNull();
  });

  it("lets nobody in who was disabled here", async () => {
    const { person } = await signIn({ sub: "u-4", groups: ["zoom-sales"] });
    await context.db
      .update(users)
      .set({ disabledAt: new Date() })
      .where(eq(users.id, person?.id ?? ""));
    const again = await signIn({ sub: "u-4", groups: ["zoom-sales"] });
    expect(again).toMatchObject({ person: null, location: expect.stringContaining("AccessDenied") });
  });

  it("takes no answer that belongs to another browser's start, nor one with another nonce", async () => {
    company.claims = { sub: "u-5", groups: ["zoom-sales"] };
    const [mine, other] = [await start(), await start()];
    const request = new Request(other.back, { headers: { cookie: mine.cookie } });
    const stolen = await authRoute(request, ["callback", "company"], "request-3");
    expect(target(stolen)).toContain("error=OAuthCallback");
    const failed = await context.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.action, "person.sign_in_failed"));
    expect(failed).toEqual([
      expect.objectContaining({ actorId: null, requestId: "request-3", after: { error: "OAuthCallback" } }),
    ]);
    expect((await signIn({ sub: "u-5", nonce: "another" })).person).toBeNull();
    expect(await context.db.select().from(users).where(eq(users.subject, "u-5"))).toHaveLength(0);
  });
});

describe("the question to the company", () => {
  const asked = async (query?: string) => new URL(target(await begin(query))).searchParams;

  it("has PKCE, state and nonce, and wants to know when the person proved who they are", async () => {
    const params = await asked();
    for (const name of ["code_challenge", "state", "nonce"]) expect(params.get(name)).toMatch(/.{20}/);
    expect(Object.fromEntries(params)).toMatchObject({
      code_challenge_method: "S256",
      response_type: "code",
      max_age: "43200",
      redirect_uri: `${ORIGIN}/api/auth/callback/company`,
    });
    expect(params.has("prompt")).toBe(false);
  });

  it("asks for a new proof, and takes nothing else from its own address", async () => {
    const params = await asked("?prompt=login&scope=openid&max_age=&redirect_uri=https://evil.example");
    expect(Object.fromEntries(params)).toMatchObject({
      prompt: "login",
      scope: "openid profile email",
      max_age: "43200",
      redirect_uri: `${ORIGIN}/api/auth/callback/company`,
    });
    expect((await asked("?prompt=none")).has("prompt")).toBe(false);
  });

  it("is answered with the moment of the proof, which is older than the sign-in", async () => {
    const proved = Math.floor(Date.now() / 1000) - 3600;
    const { session } = await signIn({ sub: "u-6", groups: ["zoom-sales"], auth_time: proved });
    expect(session?.verifiedAt).toEqual(new Date(proved * 1000));
    const soon = await signIn({ sub: "u-6", groups: ["zoom-sales"], auth_time: proved + 99_999 });
    expect(soon.session?.verifiedAt.getTime()).toBeLessThanOrEqual(context.clock.now().getTime());
  });
});

it("F43: while the company's sign-in is down those signed in go on, and a new sign-in says why", async () => {
  const gone = await startIssuer();
  await gone.close();
  const { auth } = context.env;
  const id = await addPerson(context, "partner");
  const headers = new Headers({ cookie: await cookieOf(context, id) });
  const before = await context.db.$count(sessions);
  setContext({
    ...context,
    env: { ...context.env, auth: { ...auth, oidc: auth.oidc && { ...auth.oidc, issuer: gone.issuer } } },
  });
  try {
    expect(target(await begin())).toBe(`${ORIGIN}/api/auth/error?error=OAuthSignin`);
    expect((await sessionOf(context, headers))?.person.id).toBe(id);
    expect(await context.db.$count(sessions)).toBe(before);
  } finally {
    setContext(context);
  }
});

it("of several groups takes the role that may do most, and from odd claims none", () => {
  expect(claimedRole(["zoom-sales", "zoom-support"], roleMap)).toBe("partner");
  for (const claim of [undefined, null, 7, {}, [["zoom-sales"]], "zoom", "constructor"]) {
    expect(claimedRole(claim, roleMap)).toBeNull();
  }
});
