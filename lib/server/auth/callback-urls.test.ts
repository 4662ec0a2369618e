import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { authRoute } from "@/lib/server/auth/auth-route";
import { safePath } from "@/lib/server/auth/sign-in-paths";
import { type ChangeTest, startChangeTest } from "@/lib/server/changes/testing";
import { setContext } from "@/lib/server/context";
import { ORIGIN, OWN_PAGE } from "@/lib/server/testing";

let test: ChangeTest;
let asked = 0;

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

const HOSTS = ["evil.example", "evil.example:443", "user:word@evil.example", "localhost:3000@evil.example"];
const ELSEWHERE = [
  ...[...HOSTS, "localhost:3001"].flatMap((host) => [
    `//${host}`,
    `///${host}`,
    `/\\${host}`,
    `\\\\${host}`,
    `https:${host}`,
    `https://${host}/accounts`,
    `/\t/${host}`,
    `/\r\n/${host}`,
    ` //${host}`,
    `/ /${host}`,
  ]),
  `${ORIGIN}@evil.example`,
  `${ORIGIN}.evil.example/`,
  `${ORIGIN.replace("http", "https")}/accounts`,
  "javascript:alert(1)",
  "data:text/html,<script>alert(1)</script>",
  "vbscript:x",
  "/api/auth/signout",
  "/sign-in?callbackUrl=%2F%2Fevil.example",
  "/.//evil.example",
  `/${"x".repeat(2_000)}`,
];

describe("B17: of 60 addresses that somebody wants people to be sent to", () => {
  it("there are 60", () => expect(ELSEWHERE).toHaveLength(60));

  it.each(ELSEWHERE)("%j leads nowhere but home, after signing in too", async (callbackUrl) => {
    expect(safePath(callbackUrl)).toBe("/");
    asked += 1;
    const headers = { ...OWN_PAGE, "x-forwarded-for": `192.0.2.${asked}` };
    const init = { method: "POST", headers, body: new URLSearchParams({ person: "sam", callbackUrl }) };
    const request = new Request(`${ORIGIN}/api/auth/callback/demo`, init);
    const response = await authRoute(request, ["callback", "demo"], "request-1");
    expect(response.headers.get("location")).toBe(`${ORIGIN}/sign-in`);
  });
});

describe("B17: a path of ours", () => {
  it.each(["/%2F%2Fevil.example", "/%5Cevil.example", "/%09/evil.example", "/accounts?q=//evil.example"])(
    "that holds another address stays here: %s",
    (wanted) => {
      expect(new URL(safePath(wanted), ORIGIN).origin).toBe(ORIGIN);
    },
  );

  it.each(["/changes?state=unknown", "/accounts?q=a+b", "/accounts/%2FQJQ%2B3%3D"])(
    "is kept: %s",
    (wanted) => {
      expect(safePath(wanted)).toBe(wanted);
    },
  );
});
