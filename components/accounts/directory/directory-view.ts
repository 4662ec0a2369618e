import { type ColumnName, columnNames, type Density, type DirectoryView } from "./directory-columns";

const atFirst: readonly ColumnName[] = ["status", "plan", "hosts", "addons", "invoice", "age"];
const NONE = "name";
const COOKIE = "directory-view";

/** A view as the address writes it; null for what is as at first. */
export type ViewValues = { columns: string | null; density: string | null };

/** The view that an address asks for; names that are no columns are left out. */
export function directoryView({ columns, density }: ViewValues): DirectoryView {
  const asked = columns?.split(".") ?? atFirst;
  return {
    columns: columnNames.filter((name) => asked.includes(name)),
    density: density === "two" ? "two" : "one",
  };
}

/** How an address writes a view. */
export function viewValues({ columns, density }: DirectoryView): ViewValues {
  const isFirst = columns.length === atFirst.length && columns.every((name) => atFirst.includes(name));
  return {
    columns: isFirst ? null : columns.join(".") || NONE,
    density: density === "one" ? null : density,
  };
}

/** The view with a column shown or hidden. */
export function withColumn(view: DirectoryView, name: ColumnName, shown: boolean): DirectoryView {
  const columns = columnNames.filter((one) => (one === name ? shown : view.columns.includes(one)));
  return { ...view, columns };
}

/** The view with rows of another height. */
export function withDensity(view: DirectoryView, density: Density): DirectoryView {
  return { ...view, density };
}

/** The cookie in which a browser keeps somebody's view. Takes the person's id. */
export function viewCookie(personId: string): string {
  return `${COOKIE}.${personId.replace(/[^A-Za-z0-9-]/g, "_")}`;
}

/** The part of an address that a kept view stands for; empty for the view as at first. */
export function viewQuery(kept: string | undefined): URLSearchParams {
  const asked = new URLSearchParams(kept);
  const view = directoryView({ columns: asked.get("columns"), density: asked.get("density") });
  return new URLSearchParams(given(viewValues(view)));
}

function given(values: ViewValues): [string, string][] {
  return Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null);
}

/** What a browser keeps of a view. */
export function keptView(view: DirectoryView): string {
  return String(new URLSearchParams(given(viewValues(view))));
}
