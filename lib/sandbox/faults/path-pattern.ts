/**
 * Takes a fault's path and returns what it matches: everything when there is none, a regular expression when it
 * begins with `^`, else a glob in which one star is a segment and two are any number of them.
 */
export function pathPattern(path: string | undefined): RegExp {
  if (path === undefined) return /^/;
  if (path.startsWith("^")) return new RegExp(path);
  const parts = path.split("/").map((part) => {
    if (part === "**") return ".*";
    return part.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", "[^/]*");
  });
  return new RegExp(`^${parts.join("/")}$`);
}
