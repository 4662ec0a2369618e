/**
 * Moves focus to the field of a path; a path inside a field (one plan of a list) ends at the nearest field around it.
 * Fields carry their path as id.
 */
export function focusField(path: string): void {
  const parts = path.split(".");
  for (let length = parts.length; length > 0; length -= 1) {
    const field = document.getElementById(parts.slice(0, length).join("."));
    if (!field) continue;
    field.focus();
    field.scrollIntoView({ block: "center" });
    return;
  }
}
