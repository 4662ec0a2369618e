import { describe, expect, it } from "vitest";
import { emptyPatch, readFilterForm } from "./read-filter-form";

function read(fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return readFilterForm(form);
}

describe("the filter panel's form", () => {
  it("reads what was chosen and drops what was emptied", () => {
    const { patch, errors } = read({ status: "active", hostsMin: " 10 ", renewsFrom: "2026-12-01", pay: "" });
    expect(errors).toEqual({});
    expect(patch).toEqual({ ...emptyPatch, status: "active", hostsMin: 10, renewsFrom: "2026-12-01" });
  });

  it.each([
    [{ hostsMin: "ten" }, { hostsMin: "Type a whole number, such as 25" }],
    [{ hostsMin: "2.5", hostsMax: "-3" }, ["hostsMin", "hostsMax"]],
    [{ hostsMin: "50", hostsMax: "10" }, { hostsMax: "Type 50 or more" }],
    [{ renewsFrom: "2026-02-30" }, { renewsFrom: "Type a date as 2026-10-07" }],
    [{ renewsFrom: "2026-12-01", renewsBefore: "2026-12-01" }, { renewsBefore: "Choose a later day" }],
  ])("refuses %j on its field", (fields, expected) => {
    const { errors } = read(fields);
    if (Array.isArray(expected)) expect(Object.keys(errors)).toEqual(expected);
    else expect(errors).toEqual(expected);
  });

  it("takes a range of one number and of one day", () => {
    expect(read({ hostsMin: "9", hostsMax: "9" }).errors).toEqual({});
    expect(read({ renewsFrom: "2026-12-01", renewsBefore: "2026-12-02" }).errors).toEqual({});
  });
});
