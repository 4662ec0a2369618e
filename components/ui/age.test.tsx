import { act } from "react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { AgeAndTime } from "./age";
import { ClockProvider } from "./clock";
import { DaysAway } from "./day";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const page = (
  <ClockProvider now={Date.parse("2026-09-22T08:44:00Z")} zone="Europe/Berlin">
    <AgeAndTime at="2026-09-22T08:40:00Z" />
    <DaysAway date="2026-10-07T00:00:00Z" />
  </ClockProvider>
);

it("is written by the server as the reader's clock tells it", () => {
  expect(renderToString(page).replace(/<[^>]*>/g, "")).toBe("4 min ago, 10:40 CESTin 15 days");
});

it("wakes up in a browser of another time and zone without a mismatch", async () => {
  const root = document.body.appendChild(document.createElement("div"));
  root.innerHTML = renderToString(page);
  const mismatches: unknown[] = [];
  const options = { onRecoverableError: (error: unknown) => mismatches.push(error) };
  const app = await act(async () => hydrateRoot(root, page, options));
  expect(mismatches).toEqual([]);
  await act(async () => app.unmount());
});
