import "server-only";
import { z } from "zod";

const uuidSchema = z.uuid();

/** True for the ids that the database makes; it breaks on other text instead of finding nothing. */
export function isUuid(text: string): boolean {
  return uuidSchema.safeParse(text).success;
}
