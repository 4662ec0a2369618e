import type { Incoming } from "../incoming";
import { accountInPath } from "../router";
import type { ActiveFault, FaultMatch, FaultRule } from "./fault";
import { pathPattern } from "./path-pattern";

type Kept = ActiveFault & { pattern: RegExp };

/** The faults by script, in the order in which they were added. */
export class FaultList {
  #faults: Kept[] = [];
  #nextId = 1;

  /** Adds a fault; throws a SyntaxError when its path is a bad regular expression. */
  add(rule: FaultRule): ActiveFault {
    const pattern = pathPattern(rule.match?.path);
    const fault: Kept = { ...rule, id: `fault-${this.#nextId}`, seen: 0, met: 0, pattern };
    this.#nextId += 1;
    this.#faults.push(fault);
    return shown(fault);
  }

  list(): ActiveFault[] {
    return this.#faults.map(shown);
  }

  clear(): void {
    this.#faults = [];
  }

  /** Returns the first fault that meets this request and counts it; a spent fault meets none. */
  take(incoming: Incoming): ActiveFault | undefined {
    const matching = this.#faults.filter((fault) => matches(fault, incoming));
    for (const fault of matching) fault.seen += 1;
    const due = matching.find(isDue);
    if (due !== undefined) due.met += 1;
    return due;
  }
}

function isDue(fault: Kept): boolean {
  const nth = fault.match?.nth;
  const times = fault.times ?? 1;
  return (nth === undefined || fault.seen === nth) && (times === "always" || fault.met < times);
}

function matches(fault: Kept, incoming: Incoming): boolean {
  const { method, accountId }: FaultMatch = fault.match ?? {};
  return (
    (method === undefined || method.toUpperCase() === incoming.method) &&
    (accountId === undefined || accountId === accountInPath(incoming)) &&
    fault.pattern.test(`/${incoming.segments.join("/")}`)
  );
}

function shown({ pattern: _pattern, ...fault }: Kept): ActiveFault {
  return structuredClone(fault);
}
