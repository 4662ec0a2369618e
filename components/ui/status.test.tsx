import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Status } from "./status";
import { type StatusWord, statusWords } from "./status-words";

const words = Object.keys(statusWords) as StatusWord[];

it("has every word that the look names", () => {
  const named = [
    ...["Active", "Applied", "Keep", "Not known yet", "Refused", "Accepted", "Reduce to", "Needs you"],
    ...["Could not read", "Ask customer", "Changed elsewhere", "Sending", "Not sent", "Ends", "Cancel"],
    ...["Cancelled", "Expired", "Trial", "No plan", "Undecided", "Self-pay", "Bundle", "Locked"],
    ...["Retired plan", "New to us"],
  ];
  expect(words).toEqual(expect.arrayContaining(named));
});

it.each(words)("says %s with an icon and the word", (word) => {
  const html = renderToStaticMarkup(<Status word={word} />);
  expect(html).toContain("<svg");
  expect(html.replace(/<[^>]*>/g, "")).toBe(word);
});

it("is dashed in its box only when the outcome is not known", () => {
  const dashed = words.filter((word) =>
    renderToStaticMarkup(<Status word={word} boxed />).includes("border-dashed"),
  );
  expect(dashed).toEqual(["Not known yet"]);
});

it("never shows what is not known in red", () => {
  expect(statusWords["Not known yet"].color).toBe("text-ink");
});

it("puts the day behind Ends", () => {
  const html = renderToStaticMarkup(<Status word="Ends" detail="14 Oct 2026" />);
  expect(html.replace(/<[^>]*>/g, "")).toBe("Ends 14 Oct 2026");
});
