import { describe, expect, it } from "vitest";
import { columnNames } from "./directory-columns";
import {
  directoryView,
  keptView,
  viewCookie,
  viewQuery,
  viewValues,
  withColumn,
  withDensity,
} from "./directory-view";

const atFirst = directoryView({ columns: null, density: null });

describe("columns and rows of the directory", () => {
  it("need no word in the address while they are as at first", () => {
    expect(viewValues(atFirst)).toEqual({ columns: null, density: null });
    expect(viewQuery(keptView(atFirst)).size).toBe(0);
    expect(viewQuery(undefined).size).toBe(0);
  });

  it("come back from the address and from what a browser keeps as they were chosen", () => {
    let view = withDensity(withColumn(withColumn(atFirst, "age", false), "owner", true), "two");
    expect(directoryView(viewValues(view))).toEqual(view);
    expect(String(viewQuery(keptView(view)))).toBe(
      "columns=owner.status.plan.hosts.addons.invoice&density=two",
    );
    for (const name of columnNames) view = withColumn(view, name, false);
    expect(directoryView(viewValues(view)).columns).toEqual([]);
  });

  it("leave out what is no column and no height", () => {
    expect(directoryView({ columns: "hosts.password.status", density: "huge" })).toEqual({
      columns: ["status", "hosts"],
      density: "one",
    });
    expect(viewQuery("columns=%00&density=two&callbackUrl=//elsewhere").toString()).toBe(
      "columns=name&density=two",
    );
  });

  it("are kept under a name that every browser takes, one a person", () => {
    expect(viewCookie("oidc|Ann; b=1")).toBe("directory-view.oidc_Ann__b_1");
  });
});
