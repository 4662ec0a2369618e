import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import { noteBuild } from "@/lib/queries/build-watch";
import { UpdateNotice } from "./update-notice";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

test("F45: a page asks for a reload once a newer server answers, and never reloads by itself", async () => {
  const host = document.body.appendChild(document.createElement("div"));
  const root = createRoot(host);
  const typed = document.body.appendChild(document.createElement("input"));
  typed.value = "24";
  document.documentElement.dataset.build = "build-1";
  await act(async () => root.render(<UpdateNotice />));
  for (const same of ["build-1", null]) await act(async () => noteBuild(same));
  expect(host.textContent).toBe("");
  await act(async () => noteBuild("build-2"));
  expect(host.textContent).toContain("Plandesk was updated.");
  expect(host.querySelector("button")?.textContent).toContain("Reload");
  await act(async () => noteBuild("build-1"));
  expect(host.textContent).toContain("Plandesk was updated.");
  expect(typed.value).toBe("24");
  await act(async () => root.unmount());
});
