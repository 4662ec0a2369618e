import type { FieldErrors } from "react-hook-form";
import type { FieldError } from "@/lib/domain/problem";

/** The errors that the form shows on its fields now, as a list in the order of the body. */
export function shownErrors(errors: FieldErrors, path = ""): FieldError[] {
  return Object.entries(errors).flatMap(([name, error]) => {
    const at = path === "" ? name : `${path}.${name}`;
    if (typeof error !== "object" || error === null) return [];
    if (typeof error.message === "string") return [{ path: at, message: error.message }];
    return shownErrors(error as FieldErrors, at);
  });
}
