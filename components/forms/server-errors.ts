import type { FieldError } from "@/lib/domain/problem";

/** Errors sorted to the fields that can show them; the rest belong over the form. */
export type SortedErrors = { onFields: FieldError[]; loose: FieldError[] };

/**
 * Finds the field of each error. A path inside a field (one country of a list: `countries.2`) goes to that field;
 * a path of no field on screen stays loose.
 */
export function sortErrors(errors: readonly FieldError[], fields: ReadonlySet<string>): SortedErrors {
  const sorted: SortedErrors = { onFields: [], loose: [] };
  for (const error of errors) {
    const field = nearest(error.path, fields);
    if (field === undefined) sorted.loose.push(error);
    else sorted.onFields.push({ ...error, path: field });
  }
  return sorted;
}

function nearest(path: string, fields: ReadonlySet<string>): string | undefined {
  const parts = path.split(".");
  for (let length = parts.length; length > 0; length -= 1) {
    const candidate = parts.slice(0, length).join(".");
    if (fields.has(candidate)) return candidate;
  }
  return undefined;
}
