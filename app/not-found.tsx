import type { Metadata } from "next";
import { MessagePage } from "@/components/layout/message-page";
import { ButtonLink } from "@/components/ui/button";

export const metadata: Metadata = { title: "Not found" };

/** An address that leads nowhere. */
export default function NotFound() {
  return (
    <MessagePage
      title="There is nothing here"
      action={
        <ButtonLink kind="main" href="/accounts">
          Open the directory
        </ButtonLink>
      }
    >
      The address is mistyped, or what it named is gone. Nothing was changed at Zoom.
    </MessagePage>
  );
}
