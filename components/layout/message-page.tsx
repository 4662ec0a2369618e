import type { ReactNode } from "react";
import { Mark } from "./mark";

type MessagePageProps = {
  title: string;
  /** What is true and what to do. */
  children: ReactNode;
  action?: ReactNode;
};

/** A page outside the frame that says one thing: not found, broken, no access. */
export function MessagePage({ title, children, action }: MessagePageProps) {
  return (
    <main id="main" className="flex min-h-dvh items-center justify-center bg-sunken px-gutter">
      <div className="w-[25rem] max-w-full py-10">
        <p className="flex items-center gap-2.5 font-title text-section">
          <Mark className="size-icon" />
          Plandesk
        </p>
        <h1 className="mt-5 font-title text-title">{title}</h1>
        <div className="mt-1 text-ink-2">{children}</div>
        {action ? <div className="mt-5 flex flex-wrap gap-2">{action}</div> : null}
      </div>
    </main>
  );
}
