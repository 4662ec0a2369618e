import { act, useState } from "react";
import { createRoot } from "react-dom/client";
import { expect, it } from "vitest";
import { NumberField } from "./number-field";
import { type NumberValue, readWholeNumber, stepNumber } from "./whole-number";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

async function mount(start: NumberValue) {
  const host = document.body.appendChild(document.createElement("div"));
  const seen: NumberValue[] = [];
  function Form() {
    const [value, setValue] = useState(start);
    seen.push(value);
    return <NumberField label="Hosts" unit="host" value={value} onValueChange={setValue} min={10} max={49} />;
  }
  await act(async () => createRoot(host).render(<Form />));
  const input = host.querySelector("input") as HTMLInputElement;
  const type = (text: string) =>
    act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, text);
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
  const press = (name: string) =>
    act(async () => (host.querySelector(`[aria-label="${name}"]`) as HTMLElement).click());
  return { input, type, press, last: () => seen.at(-1) };
}

it.each(["abc", "1.5", "-3", "1e3", "007"])("keeps %s as typed", async (text) => {
  const field = await mount(16);
  await field.type(text);
  expect(field.input.value).toBe(text);
  expect(field.last()).toBe(text);
});

it("gives a whole number as a number", async () => {
  const field = await mount(undefined);
  await field.type("34");
  expect(field.last()).toBe(34);
});

it("steps by its buttons and stops at the bounds", async () => {
  const field = await mount(48);
  await field.press("One host more");
  await field.press("One host more");
  expect(field.last()).toBe(49);
  await field.press("One host fewer");
  expect(field.last()).toBe(48);
});

it("starts from the lower bound when nothing is there to step from", () => {
  expect(stepNumber("abc", 1, 10, 49)).toBe(10);
});

it("reads blanks as nothing and forgives spaces around a number", () => {
  expect(readWholeNumber("  ")).toBeUndefined();
  expect(readWholeNumber(" 16 ")).toBe(16);
});
