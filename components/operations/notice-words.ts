import type { BannerKind } from "@/components/ui/banner";
import type { NoticeKind } from "@/lib/domain/service-notice";

type NoticeWords = {
  banner: BannerKind;
  fact: string;
  /** What still works, and what waits. */
  works: string;
};

const kept = "Pages show what was read before, with its age, and drafts are kept";

/** Why less than everything works, in words for everybody. */
export const noticeWords: Record<NoticeKind, NoticeWords> = {
  credentials: {
    banner: "warn",
    fact: "Zoom refuses Plandesk’s credentials.",
    works: `${kept}. Changes wait until an admin has set them right.`,
  },
  zoom_silent: {
    banner: "warn",
    fact: "Zoom does not answer.",
    works: `${kept}. Changes wait. Plandesk tries again by itself, at least once a minute.`,
  },
  changes_held: {
    banner: "warn",
    fact: "Zoom does not answer to changes.",
    works:
      "Reading goes on and drafts are kept. Nothing is sent for now; Plandesk tries again with the next change.",
  },
  reads_held: {
    banner: "warn",
    fact: "Zoom takes no more reads for now.",
    works: `${kept}. Changes wait, because each needs a fresh reading first.`,
  },
  day_used: {
    banner: "warn",
    fact: "Today’s calls for changes are used up.",
    works: "Reading goes on and drafts are kept. Changes wait.",
  },
  shrunk: {
    banner: "warn",
    fact: "The reading from Zoom waits for an admin.",
    works:
      "Zoom’s list of sub-accounts is far shorter than before. Nothing was removed, and changes go through.",
  },
  paused: {
    banner: "plain",
    fact: "The reading from Zoom is paused.",
    works: "A sub-account is still read when it is opened, and changes go through. All other ages grow.",
  },
};
