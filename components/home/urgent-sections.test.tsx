import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Home } from "@/lib/domain/home";
import { UrgentSections } from "./urgent-sections";

const none = { items: [], total: 0 };

function needsYou(couldNotRead: Home["couldNotRead"]): string {
  const home = { notKnown: none, needsPerson: { items: [], total: 3 }, couldNotRead } as unknown as Home;
  const box = document.createElement("div");
  box.innerHTML = renderToStaticMarkup(<UrgentSections home={home} maySettle />);
  return box.querySelectorAll("section")[1]?.querySelector("h2")?.parentElement?.textContent ?? "";
}

test.each([
  [1_200, true, "Needs you1,203"],
  [1_000, false, "Needs you1,003+"],
])("what needs somebody, %i of it unread (counted to the end: %s), is %j", (total, totalIsExact, words) => {
  expect(needsYou({ items: [], total, totalIsExact })).toBe(words);
});
