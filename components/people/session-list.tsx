import { Age } from "@/components/ui/age";
import type { ListedSession } from "@/lib/domain/people";

/** Sign-ins that last: where from, on what, and how long since something was done there. */
export function SessionList({ sessions }: { sessions: readonly ListedSession[] }) {
  if (sessions.length === 0) return <p className="text-ink-2 text-meta">Signed in nowhere.</p>;
  return (
    <ul className="mt-1 divide-y divide-line border-line border-y">
      {sessions.map(({ id, seenAt, ip, device, own }) => (
        <li key={id} className="flex items-center justify-between gap-3 py-1.5 text-meta">
          <span className="min-w-0">
            <span className="block truncate text-ink" title={device ?? undefined}>
              {deviceWords(device)}
              {own ? ", this one" : ""}
            </span>
            <span className="block text-ink-3">{ip ?? "address not known"}</span>
          </span>
          <Age at={seenAt} ago plain className="shrink-0 text-ink-2" />
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
