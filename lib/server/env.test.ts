import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { EnvError, readEnv, settingNames } from "@/lib/server/env";

const SECRET = "a-secret-of-at-least-thirty-two-characters";
const BASE = {
  ZOOM_ACCOUNT_ID: "account",
  ZOOM_CLIENT_ID: "client",
  ZOOM_CLIENT_SECRET: "client secret",
  DATABASE_URL: "postgres://plandesk@localhost/plandesk?host=/tmp/plandesk",
  NEXTAUTH_URL: "https://plandesk.example.com",
  NEXTAUTH_SECRET: SECRET,
};
const OIDC = {
  AUTH_OIDC_ISSUER: "https://login.example.com",
  AUTH_OIDC_CLIENT_ID: "plandesk",
  AUTH_OIDC_CLIENT_SECRET: "oidc secret",
  AUTH_ROLE_MAP: "staff=support,money=finance",
};
const SANDBOX = {
  ZOOM_API_BASE_URL: "http://127.0.0.1:4000/v2",
  ZOOM_OAUTH_TOKEN_URL: "http://localhost:4000/oauth/token",
};

function problemsOf(changes: Record<string, string | undefined>): readonly string[] {
  try {
    readEnv({ ...BASE, ...OIDC, ...changes });
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
  return [];
}

describe("readEnv", () => {
  it("fills in what has a default", () => {
    const env = readEnv({ ...BASE, ...OIDC });
    expect(env.zoom).toMatchObject({
      apiBaseUrl: "https://api.zoom.us/v2",
      tokenUrl: "https://zoom.us/oauth/token",
      rateTier: "business",
      rateShare: 0.8,
    });
    expect(env).toMatchObject({
      port: 3000,
      logLevel: "info",
      partnerName: "Partner",
      hostBounds: {},
      metricsToken: null,
    });
    expect(env.auth.oidc?.rolesClaim).toBe("groups");
  });

  it("reads the role map and the host bounds", () => {
    const env = readEnv({
      ...BASE,
      ...OIDC,
      AUTH_ROLE_MAP: "cn=desk=support, boss = admin",
      HOST_BOUNDS: "pro=1-9, business=10-99",
    });
    expect(env.auth.oidc?.roleMap).toEqual({ "cn=desk": "support", boss: "admin" });
    expect(env.hostBounds).toEqual({ pro: { min: 1, max: 9 }, business: { min: 10, max: 99 } });
  });

  it("takes any other server that speaks the API, without the slash at its end", () => {
    expect(
      readEnv({ ...BASE, ...OIDC, ZOOM_API_BASE_URL: "https://zoom.proxy.example.com/v2/" }).zoom.apiBaseUrl,
    ).toBe("https://zoom.proxy.example.com/v2");
  });

  it("names everything that is wrong at once", () => {
    const problems = problemsOf({
      ZOOM_ACCOUNT_ID: undefined,
      NEXTAUTH_SECRET: "short",
      PORT: "0",
      AUTH_OIDC_ISSUER: "",
    });
    expect(problems.map((problem) => problem.split(" ")[0])).toEqual([
      "ZOOM_ACCOUNT_ID",
      "NEXTAUTH_SECRET",
      "PORT",
      "AUTH_OIDC_ISSUER",
    ]);
  });

  it("does not repeat a secret in its message", () => {
    expect(problemsOf({ NEXTAUTH_SECRET: "hunter2" }).join()).not.toContain("hunter2");
  });

  it.each([
    ["an empty value as missing", { ZOOM_CLIENT_SECRET: " " }, "ZOOM_CLIENT_SECRET is missing"],
    [
      "http to another machine",
      { ZOOM_API_BASE_URL: "http://api.zoom.us/v2" },
      "ZOOM_API_BASE_URL must use https",
    ],
    [
      "a name that only begins like this machine",
      { ZOOM_API_BASE_URL: "http://127.0.0.1.example.com/v2" },
      "ZOOM_API_BASE_URL must use https",
    ],
    [
      "a password in an address",
      { ZOOM_OAUTH_TOKEN_URL: "https://a:b@zoom.us/oauth/token" },
      "ZOOM_OAUTH_TOKEN_URL must not carry",
    ],
    [
      "another kind of address",
      { ZOOM_API_BASE_URL: "ftp://api.zoom.us" },
      "ZOOM_API_BASE_URL must use https",
    ],
    ["text that is no address", { NEXTAUTH_URL: "plandesk" }, "NEXTAUTH_URL is not an absolute address"],
    [
      "sign-in over plain http",
      { NEXTAUTH_URL: "http://plandesk.example.com" },
      "NEXTAUTH_URL must use https",
    ],
    ["a share of nothing", { ZOOM_RATE_SHARE: "0" }, "ZOOM_RATE_SHARE must be above 0"],
    ["a share above all", { ZOOM_RATE_SHARE: "1.1" }, "ZOOM_RATE_SHARE must be at most 1"],
    ["an unknown tier", { ZOOM_RATE_TIER: "free" }, "ZOOM_RATE_TIER must be business or pro"],
    [
      "another database",
      { DATABASE_URL: "mysql://localhost/plandesk" },
      "DATABASE_URL must begin with postgres://",
    ],
    ["an unknown role", { AUTH_ROLE_MAP: "staff=owner" }, 'AUTH_ROLE_MAP has "staff=owner"'],
    [
      "a group twice",
      { AUTH_ROLE_MAP: "staff=admin,staff=support" },
      'AUTH_ROLE_MAP names the group "staff" twice',
    ],
    ["bounds of an unknown family", { HOST_BOUNDS: "gold=1-2" }, 'HOST_BOUNDS has "gold=1-2"'],
    ["bounds from high to low", { HOST_BOUNDS: "pro=9-1" }, 'HOST_BOUNDS has "pro=9-1"'],
    ["half a company sign-in", { AUTH_OIDC_CLIENT_SECRET: undefined }, "AUTH_OIDC_CLIENT_SECRET is missing"],
    [
      "half a company sign-in beside the demo people",
      { ...SANDBOX, AUTH_DEMO_USERS: "1", AUTH_ROLE_MAP: "" },
      "AUTH_ROLE_MAP is missing",
    ],
    ["the demo people on the real Zoom", { AUTH_DEMO_USERS: "1" }, "AUTH_DEMO_USERS must not be 1"],
    [
      "the demo people with a token from elsewhere",
      { AUTH_DEMO_USERS: "1", ZOOM_API_BASE_URL: SANDBOX.ZOOM_API_BASE_URL },
      "AUTH_DEMO_USERS must not be 1",
    ],
    ["a short token for the metrics", { METRICS_TOKEN: "1234" }, "METRICS_TOKEN must have at least 16"],
  ])("refuses %s", (_, changes, message) => {
    const problems = problemsOf(changes);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(message);
  });

  it("refuses to start when nobody could sign in", () => {
    expect(() => readEnv({ ...BASE })).toThrow("AUTH_OIDC_ISSUER is missing; nobody could sign in");
  });

  it("lets the demo people in when Zoom is on this machine", () => {
    const env = readEnv({ ...BASE, ...SANDBOX, NEXTAUTH_URL: "http://localhost:3000", AUTH_DEMO_USERS: "1" });
    expect(env.auth).toMatchObject({ demoUsers: true, oidc: null });
  });
});

it("has every setting in .env.example, and DATA_DIR, which only the launcher reads", () => {
  const example = readFileSync(new URL("../../.env.example", import.meta.url), "utf8");
  const listed = [...example.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(listed.toSorted()).toEqual([...settingNames, "DATA_DIR"].toSorted());
});
