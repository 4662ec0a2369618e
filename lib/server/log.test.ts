import { describe, expect, it } from "vitest";
import { createLogger, keepSecret } from "@/lib/server/log";

function capture() {
  const lines: string[] = [];
  const log = createLogger("info", { write: (line) => lines.push(line) });
  return { log, text: () => lines.join("") };
}

describe("B18: the log", () => {
  it.each([
    ["authorization", { headers: { authorization: "Bearer canary-1234" } }],
    ["set-cookie", { response: { headers: { "set-cookie": ["a=canary-1234"] } } }],
    ["access_token", { body: { access_token: "canary-1234" } }],
    ["clientSecret", { deep: [{ deeper: { clientSecret: "canary-1234" } }] }],
    ["ZOOM_CLIENT_SECRET", { ZOOM_CLIENT_SECRET: "canary-1234" }],
    ["password", { password: "canary-1234" }],
  ])("hides the field %s at any depth", (_, fields) => {
    const { log, text } = capture();
    log.info(fields, "asked Zoom");
    expect(text()).not.toContain("canary-1234");
    expect(JSON.parse(text())).toMatchObject({ msg: "asked Zoom" });
  });

  it("hides a known value wherever it stands", () => {
    keepSecret('canary "quoted" & 5678');
    const { log, text } = capture();
    log
      .child({ note: 'canary "quoted" & 5678' })
      .error(
        new Error(`GET /?t=${encodeURIComponent('canary "quoted" & 5678')}`),
        'said canary "quoted" & 5678',
      );
    expect(text()).not.toMatch(/canary|5678/);
    expect(text()).toContain("[redacted]");
  });

  it("hides what an error carries besides its message", () => {
    const { log, text } = capture();
    log.error(
      Object.assign(new Error("refused"), { request: { headers: { Authorization: "Basic canary-9999" } } }),
    );
    expect(text()).toContain("refused");
    expect(text()).not.toContain("canary-9999");
  });

  it("leaves ordinary fields alone", () => {
    const { log, text } = capture();
    log.warn({ accountId: "abc", hosts: 12, tokenRefreshed: true, hasToken: true }, "read");
    expect(JSON.parse(text())).toMatchObject({
      accountId: "abc",
      hosts: 12,
      tokenRefreshed: true,
      hasToken: true,
    });
  });

  it("says nothing below its level", () => {
    const { log, text } = capture();
    log.debug("chatter");
    expect(text()).toBe("");
  });
});
