import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { noticeKinds, type ServiceNotice } from "@/lib/domain/service-notice";
import { ServiceBanner } from "./service-banner";

const AT = "2026-11-21T10:00:00.000Z";

function shown(notice: Partial<ServiceNotice> | null, manages = false): HTMLElement {
  const box = document.createElement("div");
  const whole = notice && {
    kind: "paused" as const,
    since: null,
    until: null,
    lastReadAt: null,
    by: null,
    ...notice,
  };
  box.innerHTML = renderToStaticMarkup(<ServiceBanner notice={whole} manages={manages} />);
  return box;
}

it("is absent while everything works", () => {
  expect(shown(null).innerHTML).toBe("");
});

it.each(noticeKinds)("says of %s what still works, to everybody", (kind) => {
  const text = shown({ kind, since: AT }).textContent ?? "";
  expect(text).toMatch(/is still read|Pages show what was read|Reading goes on|changes go through/);
  expect(text).toContain("Since 21 Nov 2026, 10:00");
  expect(text).not.toContain("Operations");
});

it("F10: is red, with a way to operations, for an admin whose Plandesk Zoom refuses", () => {
  const forAdmin = shown({ kind: "credentials" }, true);
  expect(forAdmin.querySelector("[role=alert]")?.textContent).toContain(
    "Zoom refuses Plandesk’s credentials.",
  );
  expect(forAdmin.querySelector("a")?.getAttribute("href")).toBe("/ops");
  expect(shown({ kind: "credentials" }).querySelector("[role=alert]")).toBeNull();
});

it("names who paused the reading, as text", () => {
  const box = shown({ by: "<b>Jonas</b>", since: AT });
  expect(box.textContent).toContain("by <b>Jonas</b>.");
  expect(box.querySelector("b")).toBeNull();
});

it("tells of a silent Zoom when it was last read", () => {
  const text = shown({ kind: "zoom_silent", lastReadAt: AT }).textContent ?? "";
  expect(text).toContain("Last good read 21 Nov 2026, 10:00");
});

it("tells when a day's calls begin anew", () => {
  expect(shown({ kind: "day_used", until: AT }).textContent).toContain("Goes on at 21 Nov 2026, 10:00");
});
