import { describe, expect, it } from "vitest";
import { openPage } from "@/components/ui/testing/open-page";
import type { PaletteResult } from "./command-palette";
import { PaletteDialog } from "./palette-dialog";

const kestrel: PaletteResult = { id: "k", href: "/accounts/k", label: "Kestrel Robotics" };
const never = new Promise<PaletteResult[]>(() => {});

async function searched(answers: Record<string, Promise<PaletteResult[]>>) {
  const search = (query: string) => answers[query] ?? never;
  const page = await openPage(<PaletteDialog open places={[]} search={search} onClose={() => undefined} />);
  await page.type("kestrel");
  await page.until(() => page.host.textContent?.includes("Kestrel Robotics"));
  return page;
}

describe("the palette", () => {
  it("opens what was found for the text that stands there", async () => {
    const page = await searched({ kestrel: Promise.resolve([kestrel]) });
    await page.key("Enter", page.host.querySelector("input") ?? document);
    expect(page.visited).toEqual(["/accounts/k"]);
    await page.leave();
  });

  it("opens nothing while the hits are those of another text", async () => {
    const page = await searched({ kestrel: Promise.resolve([kestrel]) });
    await page.type("merlin");
    await page.key("Enter", page.host.querySelector("input") ?? document);
    expect(page.visited).toEqual([]);
    expect(page.host.textContent).not.toContain("Kestrel Robotics");
    await page.leave();
  });
});
