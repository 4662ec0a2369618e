import type { FaultAction, FaultMatch } from "@/lib/sandbox/faults/fault";

/** Where a process is stopped: at a database statement, or while it waits for Zoom. */
export type Hold =
  | { at: "database"; trigger: HoldTrigger; endBackend?: boolean }
  | { at: "zoom"; match: FaultMatch; action: FaultAction };

/** What must come of the change once a new process has looked after it; null: no change was stored. */
export type Fate = { state: "applied" | "not_applied" | "not_sent" | null; deeds: 0 | 1 };

export type KillPoint = { name: string; fate: Fate; hold: Hold };

/** Triggers that hold a transaction still until somebody else lets an advisory lock go. */
export const holdTriggers = {
  insert: "before insert on changes for each row when (new.state = 'prepared')",
  insert_commit:
    "after insert on changes deferrable initially deferred for each row when (new.state = 'prepared')",
  sending: "before update on changes for each row when (new.state = 'sending' and old.state = 'prepared')",
  sending_audit: "before insert on audit_events for each row when (new.action = 'change.sending')",
  sending_commit:
    "after update on changes deferrable initially deferred for each row when (new.state = 'sending' and old.state = 'prepared')",
  answered: "before update on changes for each row when (new.zoom is not null and old.zoom is null)",
  applied_audit: "before insert on audit_events for each row when (new.action = 'change.applied')",
  applied_commit:
    "after update on changes deferrable initially deferred for each row when (new.state = 'applied' and old.state = 'sending')",
} as const;
export type HoldTrigger = keyof typeof holdTriggers;

const APPLIED: Fate = { state: "applied", deeds: 1 };
const NOT_APPLIED: Fate = { state: "not_applied", deeds: 0 };
const NOT_SENT: Fate = { state: "not_sent", deeds: 0 };
const HANG: FaultAction = { kind: "hang" };
// Longer than it takes to kill a process.
const LATE_MS = 400;

const inDatabase = (trigger: HoldTrigger): Hold => ({ at: "database", trigger });
const lostInDatabase = (trigger: HoldTrigger): Hold => ({ at: "database", trigger, endBackend: true });
const inZoom = (match: FaultMatch, action: FaultAction): Hold => ({ at: "zoom", match, action });

/**
 * The twelve points at which a process is killed; the second of two ways at a point is taken in every other run. A
 * statement that the database has begun is carried out without its process; where it is to be lost, its connection's
 * backend is ended too.
 */
export const killPoints: [KillPoint, KillPoint?][] = [
  [{ name: "before prepared is stored", fate: { state: null, deeds: 0 }, hold: lostInDatabase("insert") }],
  [{ name: "prepared is durable", fate: NOT_SENT, hold: inDatabase("insert_commit") }],
  [{ name: "during the fresh read", fate: NOT_SENT, hold: inZoom({ method: "GET" }, HANG) }],
  [{ name: "compared, before sending is stored", fate: NOT_SENT, hold: lostInDatabase("sending") }],
  [{ name: "sending is stored, not yet durable", fate: NOT_SENT, hold: lostInDatabase("sending_audit") }],
  [{ name: "sending is durable, no byte has left", fate: NOT_APPLIED, hold: inDatabase("sending_commit") }],
  [
    {
      name: "the request is at Zoom, not carried out",
      fate: NOT_APPLIED,
      hold: inZoom({ method: "PUT" }, HANG),
    },
    {
      name: "the request is at Zoom, carried out later",
      fate: APPLIED,
      hold: inZoom({ method: "PUT" }, { kind: "apply_late", ms: LATE_MS }),
    },
  ],
  [
    {
      name: "Zoom did it, the answer is not read",
      fate: APPLIED,
      hold: inZoom({ method: "PUT" }, { kind: "apply_no_answer" }),
    },
  ],
  [
    {
      name: "the answer is read, the journal has not heard",
      fate: APPLIED,
      hold: lostInDatabase("answered"),
    },
    { name: "the answer is read, the journal hears without us", fate: APPLIED, hold: inDatabase("answered") },
  ],
  [{ name: "during the read-back", fate: APPLIED, hold: inZoom({ method: "GET", nth: 2 }, HANG) }],
  [{ name: "applied is stored, its audit event is not", fate: APPLIED, hold: inDatabase("applied_audit") }],
  [{ name: "all is durable, nobody was told", fate: APPLIED, hold: inDatabase("applied_commit") }],
];
