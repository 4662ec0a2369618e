import type { ReactNode } from "react";
import { Mark } from "@/components/layout/mark";

type SignInFrameProps = {
  title: string;
  /** One or two sentences under the title. */
  lead: ReactNode;
  /** What stands in the panel. */
  children: ReactNode;
  /** One line under the panel. */
  note: ReactNode;
  /** At the foot of the window. */
  foot?: ReactNode;
};

/** The pages outside the console: mark, title and one panel of 400 px. */
export function SignInFrame({ title, lead, children, note, foot }: SignInFrameProps) {
  return (
    <div className="flex min-h-dvh flex-col bg-sunken">
      <main className="mx-auto mt-[16vh] mb-auto w-full max-w-[27rem] px-4 py-10 sm:px-4">
        <p className="flex items-center gap-3 font-title text-[0.9375rem] text-ink">
          <Mark className="size-[1.125rem]" />
          Plandesk
        </p>
        <h1 className="mt-6 font-title text-ink text-title">{title}</h1>
        <p className="mt-1 text-ink-2">{lead}</p>
        <div className="mt-6 rounded-panel border border-line bg-canvas p-5">{children}</div>
        <p className="mt-4 text-ink-2 text-meta">{note}</p>
      </main>
      {foot ? <footer className="px-4 pb-6 text-center text-ink-2 text-meta">{foot}</footer> : null}
    </div>
  );
}
