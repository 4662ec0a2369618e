import { z } from "zod";

/** What may be asked of the reading of all sub-accounts. */
export const syncActions = ["read", "pause", "resume", "accept_shrink"] as const;
export type SyncAction = (typeof syncActions)[number];

/** Body of POST /api/sync; `{}` asks for a reading. */
export const syncRequestSchema = z.strictObject({ action: z.enum(syncActions).default("read") });
export type SyncRequest = z.infer<typeof syncRequestSchema>;
