import { CirclePause, TriangleAlert } from "lucide-react";
import { Moment } from "@/components/ui/age";
import { Banner, type BannerKind } from "@/components/ui/banner";
import { TextLink } from "@/components/ui/text-link";
import type { NoticeKind, ServiceNotice } from "@/lib/domain/service-notice";
import { noticeWords } from "./notice-words";

/**
 * Over every page while less than everything works: what still does, since when and until when.
 * @param props.manages for those who can do something about it: with a link, and red when Zoom refuses us
 */
export function ServiceBanner({ notice, manages }: { notice: ServiceNotice | null; manages: boolean }) {
  if (!notice) return null;
  const { kind, since, until, lastReadAt, by } = notice;
  const words = noticeWords[kind];
  const banner: BannerKind = kind === "credentials" && manages ? "bad" : words.banner;
  return (
    <section aria-label="State of the work with Zoom" className="px-gutter pt-3 print:hidden">
      <Banner
        kind={banner}
        fact={words.fact}
        {...(banner === "bad" ? {} : { icon: iconOf(kind) })}
        action={manages ? <TextLink href="/ops">Operations</TextLink> : null}
      >
        {since ? (
          <>
            Since <Moment at={since} />
            {by ? (
              <>
                , by <bdi>{by}</bdi>
              </>
            ) : null}
            .{" "}
          </>
        ) : null}
        {lastReadAt ? (
          <>
            Last good read <Moment at={lastReadAt} />.{" "}
          </>
        ) : null}
        {words.works}
        {until ? (
          <>
            {" "}
            Goes on at <Moment at={until} />.
          </>
        ) : null}
      </Banner>
    </section>
  );
}

function iconOf(kind: NoticeKind) {
  return kind === "paused" ? CirclePause : TriangleAlert;
}
