import { totalWords } from "@/components/ui/total-words";
import type { DirectoryList } from "./use-directory-list";

/** How many sub-accounts the filter leaves, said politely when that changes. */
export function DirectoryCount({ list: { placed, old } }: { list: DirectoryList }) {
  if (!placed) return null;
  return (
    <div className="ml-auto flex items-center gap-2 text-meta max-sm:text-body">
      {old ? (
        <span
          aria-hidden="true"
          className="invisible text-ink-3 max-sm:hidden [animation:appear_0s_300ms_forwards]"
        >
          Searching
        </span>
      ) : null}
      <p role="status" className="text-ink-2">
        <span className="font-strong text-ink">{totalWords(placed)}</span> of{" "}
        {placed.allTotal.toLocaleString("en-GB")}
        <span className="sr-only"> sub-accounts</span>
      </p>
    </div>
  );
}
