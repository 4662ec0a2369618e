/** Why less than everything works now, the worst first. */
export const noticeKinds = [
  "credentials",
  "zoom_silent",
  "changes_held",
  "reads_held",
  "day_used",
  "shrunk",
  "paused",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What everybody should know of the work with Zoom, on every page. Moments are ISO 8601, UTC. */
export type ServiceNotice = {
  kind: NoticeKind;
  /** Since when it is so; null: not known. */
  since: string | null;
  /** When it ends by itself; null: a person must act, or it is not known. */
  until: string | null;
  /** When plans were last read, while none can be read; null: that still works, or nothing was ever read. */
  lastReadAt: string | null;
  /** Who paused the reading; null for all other kinds. */
  by: string | null;
};

/** The answer of GET /api/operations/notice. */
export type NoticeAnswer = { notice: ServiceNotice | null };
