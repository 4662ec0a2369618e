import { Age } from "@/components/ui/age";
import { Button } from "@/components/ui/button";
import type { ListedSession } from "@/lib/domain/people";

type SessionListProps = {
  sessions: readonly ListedSession[];
  /** Ends one of them; without it they are only shown. */
  onEnd?: (sessionId: string) => void;
  busy?: boolean;
};

/** Sign-ins that last: where from, on what, and how long since something was done there. */
export function SessionList({ sessions, onEnd, busy = false }: SessionListProps) {
  if (sessions.length === 0) return <p className="text-ink-2 text-meta">Signed in nowhere.</p>;
  return (
    <ul className="mt-1 divide-y divide-line border-line border-y">
      {sessions.map(({ id, seenAt, ip, device, own }) => (
        <li key={id} className="flex min-h-row-two items-center justify-between gap-3 py-1.5 text-meta">
          <span className="min-w-0">
            <span className="block truncate text-ink" title={device ?? undefined}>
              {deviceWords(device)}
              {own ? <span className="text-ink-3"> · this one</span> : null}
            </span>
            <span className="block text-ink-3">{ip ?? "address not known"}</span>
          </span>
          <span className="flex shrink-0 items-center gap-3 text-ink-2">
            <span>
              used <Age at={seenAt} ago plain />
            </span>
            {onEnd && !own ? (
              <Button
                small
                busy={busy}
                aria-label={`Sign out on ${deviceWords(device)}, ${ip ?? "address not known"}`}
                onClick={() => onEnd(id)}
              >
                Sign out
              </Button>
            ) : null}
          </span>
        </li>
      ))}
    </ul>
  );
}

const browsers = ["Edg", "Firefox", "Chrome", "Safari"] as const;
const systems = ["Windows", "Android", "iPhone", "Mac OS", "Linux"] as const;
const names: Record<string, string> = { Edg: "Edge", "Mac OS": "macOS" };

/** "Chrome on Windows", from what the browser calls itself. */
function deviceWords(device: string | null): string {
  const browser = browsers.find((name) => device?.includes(name));
  const system = systems.find((name) => device?.includes(name));
  if (!browser) return "A browser";
  return `${names[browser] ?? browser}${system ? ` on ${names[system] ?? system}` : ""}`;
}
