import { act, useState } from "react";
import { describe, expect, it } from "vitest";
import { AddFilter } from "@/components/ui/add-filter";
import { openPage } from "@/components/ui/testing/open-page";
import { PopPanel } from "./pop-panel";

function Screen() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <PopPanel
        open={open}
        onClose={() => setOpen(false)}
        className=""
        button={<AddFilter open={open} onPress={() => setOpen(!open)} />}
      >
        <input />
        <button type="button" onClick={() => setOpen(false)}>
          Close
        </button>
      </PopPanel>
      <a href="/elsewhere">Elsewhere</a>
    </>
  );
}

async function opened() {
  const page = await openPage(<Screen />);
  await page.press("Filter");
  await act(async () => page.host.querySelector("input")?.focus());
  return page;
}

describe("a panel over the page", () => {
  it("tells those who hear whether it is open", async () => {
    const page = await openPage(<Screen />);
    expect(page.button("Filter")?.getAttribute("aria-expanded")).toBe("false");
    await page.press("Filter");
    expect(page.button("Filter")?.getAttribute("aria-expanded")).toBe("true");
    await page.leave();
  });

  it.each(["Escape", "Close"])("gives focus back to its button after %s", async (way) => {
    const page = await opened();
    if (way === "Escape") await page.key("Escape");
    else await page.press("Close");
    expect(page.host.querySelector("input")).toBeNull();
    expect(document.activeElement).toBe(page.button("Filter"));
    await page.leave();
  });

  it("stays, with what was chosen in it, when focus goes on", async () => {
    const page = await opened();
    await page.type("Cancelled");
    await act(async () => page.host.querySelector("a")?.focus());
    expect(page.host.querySelector("input")?.value).toBe("Cancelled");
    await page.leave();
  });

  it("goes at a press elsewhere, and leaves focus where it went", async () => {
    const page = await opened();
    const link = page.host.querySelector("a");
    await act(async () => link?.focus());
    await act(async () => link?.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true })));
    expect(page.host.querySelector("input")).toBeNull();
    expect(document.activeElement).toBe(link);
    await page.leave();
  });
});
