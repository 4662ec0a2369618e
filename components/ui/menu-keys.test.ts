import { expect, it } from "vitest";
import { menuMove, menuPlace, menuTypeahead } from "./menu-keys";
import { listboxAct } from "./use-listbox";

it.each([
  ["ArrowDown", 2, 0],
  ["ArrowUp", 0, 2],
  ["Home", 2, 0],
  ["End", 0, 2],
  ["x", 0, null],
])("%s at entry %d of 3 goes to %s", (key, at, to) => {
  expect(menuMove(key, at, 3)).toBe(to);
});

it("goes to the next entry of a letter", () => {
  expect(menuTypeahead("c", 0, ["Change hosts", "Copy for ticket", "Why"])).toBe(1);
  expect(menuTypeahead("z", 0, ["Change hosts"])).toBeNull();
});

it("opens a menu upwards where there is no room below", () => {
  const view = { width: 360, height: 780 };
  const button = { left: 300, right: 344, top: 740, bottom: 772 };
  expect(menuPlace(button, { width: 240, height: 120 }, view)).toEqual({ left: 104, top: 616 });
});

const key = (name: string, ctrlKey = false) => ({ key: name, ctrlKey, metaKey: false });

it("leaves Ctrl Enter to the form and Escape to the page while the list is closed", () => {
  expect(listboxAct(key("Enter", true), { open: true, active: 0, count: 3 })).toBeNull();
  expect(listboxAct(key("Escape"), { open: false, active: 0, count: 3 })).toBeNull();
  expect(listboxAct(key("Escape"), { open: true, active: 0, count: 3 })).toBe("close");
  expect(listboxAct(key("Enter"), { open: true, active: 0, count: 3 })).toBe("choose");
});
