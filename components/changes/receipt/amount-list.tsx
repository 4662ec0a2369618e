import type { Change } from "@/lib/domain/change";
import { planLabel } from "@/lib/domain/plan-catalogue";
import { hostWords } from "../change-words";

/** The plans of a change that is about more than one number: what each is called and how many hosts it has. */
export function AmountList({ change }: { change: Change }) {
  const { before, after } = change;
  const typed = after.length === 1 && before[0] !== undefined && before[0].type !== after[0]?.type;
  if (after.length < 2 && !typed) return null;
  return (
    <ul className="mt-2.5 grid gap-1" aria-label="Plans of this change">
      {typed ? (
        <li className="text-ink-3">{before.map(({ type }) => planLabel(type)).join(", ")} becomes</li>
      ) : null}
      {after.map((amount) => (
        <li key={amount.path} className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span>
            {planLabel(amount.type)} <span className="font-mono text-code text-ink-3">{amount.type}</span>
          </span>
          <span className={amount.hosts === null ? "text-ink-3" : "font-strong"}>
            {hostWords(amount.hosts)}
          </span>
        </li>
      ))}
    </ul>
  );
}
