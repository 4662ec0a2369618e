import { act, useRef } from "react";
import { describe, expect, it } from "vitest";
import { openPage } from "@/components/ui/testing/open-page";
import { useRowCursor } from "./use-row-cursor";

const pageRows = () => 10;
const bring = () => true;

type RowsProps = { ids: readonly string[]; count?: number; reveal?: (index: number) => void };

/** A table with a button for each key; `ids` are the rows that have come, of `count` there are. */
function Rows({ ids, count = ids.length, reveal = () => undefined }: RowsProps) {
  const table = useRef<HTMLTableElement>(null);
  const { cursor, setCursor, press, letGo } = useRowCursor({ count, pageRows, reveal, bring, table });
  return (
    <>
      {["ArrowDown", "End"].map((key) => (
        <button key={key} type="button" onClick={() => press(key)}>
          {key}
        </button>
      ))}
      <table ref={table} onWheel={letGo}>
        <tbody>
          {ids.map((id, at) => (
            <tr key={id} data-row={at} onFocus={() => setCursor(at)} aria-selected={at === cursor}>
              <td>
                <a href={`/accounts/${id}`}>{id}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function litAndFocused(host: HTMLElement) {
  return [host.querySelector("[aria-selected=true]")?.textContent, document.activeElement?.textContent];
}

describe("the cursor of the directory", () => {
  it("stays on the row that Enter opens when rows come before it or go", async () => {
    const page = await openPage(<Rows ids={["b", "c", "d"]} />);
    await page.press("ArrowDown");
    await page.press("ArrowDown");
    expect(litAndFocused(page.host)).toEqual(["c", "c"]);
    await page.show(<Rows ids={["a", "b", "c", "d"]} />);
    expect(litAndFocused(page.host)).toEqual(["c", "c"]);
    await page.show(<Rows ids={["c", "d"]} />);
    expect(litAndFocused(page.host)).toEqual(["c", "c"]);
    await page.press("ArrowDown");
    expect(litAndFocused(page.host)).toEqual(["d", "d"]);
    await page.leave();
  });

  it("lets go of a row that does not come, so that the list stays where it is turned to", async () => {
    const revealed: number[] = [];
    const rows = (ids: string[]) => (
      <Rows ids={ids} count={50} reveal={(index) => void revealed.push(index)} />
    );
    const page = await openPage(rows(["a"]));
    await page.press("End");
    expect(revealed).toContain(49);
    const table = page.host.querySelector("table");
    await act(async () => table?.dispatchEvent(new WheelEvent("wheel", { bubbles: true })));
    revealed.length = 0;
    await page.show(rows(["a", "b"]));
    expect(revealed).toEqual([]);
    await page.leave();
  });
});
