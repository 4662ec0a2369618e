/**
 * Ids of the named accounts. Each shows one situation; README.md describes them in a table. Tests that write should
 * take an account of their own: there are several of the kinds that a write uses up.
 */
export const SCENARIO = {
  /** Free, paid by the master: may be subscribed. */
  free: "jz71XeyYJfnOZ-Y4C4LSDQ",
  /** Free, paid by the master: a second one, so that tests do not meet. */
  free2: "1LTY_91cHIdnLu2yl0J1DA",
  /** Free, paid by the master: a third one. */
  free3: "b4qMGXlX3CsqKWFDSODs-Q",
  /** Free, paid by the master: a fourth one. */
  free4: "e7ObZxzRN9vJHi250lWv-g",
  /** Free, paid by the master, of a carrier-enabled partner: may buy bundles. */
  freeCarrier: "L0V7P5nF04TQKfoRMDWF7w",
  /** Free, has had its one free trial. */
  freeTrialUsed: "Lm-lF3Q4GJRlRdQNzk8IaQ",
  /** Free, with special pricing: Zoom Rooms are refused in favour of Pro hosts. */
  freeSpecialPricing: "RHrERMQkONOCwYtkmfOxRA",
  /** Free by type, but an old billing subscription still runs. */
  freeWithSubscription: "4dHxxlf9mboiirwjLfu_Kg",
  /** Pro monthly with 9 hosts, the most that Pro allows. */
  proMonthly: "o8Xo7dMAF2Y-Gb1tj_enMw",
  /** Pro yearly with 5 hosts and no add-on. */
  proYearly: "AOK697gAAbs9YOTJV00NAg",
  /** Business monthly with 20 hosts and a webinar. */
  business: "uDvUczD6Lf2-_m9ErmyCag",
  /** Business yearly with 30 hosts and no add-on. */
  businessYearly: "ao4QyHbKbU3-34pkCDl9WQ",
  /** Business with 12 hosts: a second one for writes. */
  businessSmall: "bh-kfFkjlt1Rbq80207PpQ",
  /** Education (edu20) with 40 hosts. */
  education: "g9JUeJIGZcrl3exVEDx1DQ",
  /** Free trial running. */
  trial: "MBuoV4adCoqunrwh7Junlw",
  /** VIP account: reads work, updates do not. */
  vip: "owChJTuTThBfxdMLgKOCFQ",
  /** Pays for itself: every plan call is refused. */
  selfPay: "TIO-f9jWSAoSp4jLhJnHdw",
  /** Subscribed to a bundle. */
  bundle: "1d1GMTWRYuU5TsN6cJ8Kbw",
  /** A master with bulk licences. */
  bulkLicense: "vqmYQfujw3fHoxDVsM62nQ",
  /** Base code business_yearly_c50, which GET returns and PUT refuses. */
  grandfathered: "ave2pNOCC2u7V15fdKxd7A",
  /** Base plan cancelled, still running until its term ends. */
  ends: "3eghdkZK9AFZu8n4KOOIMw",
  /** Base plan cancelled and over. */
  cancelled: "VbpI0PqTtDQ_qcjAVkuuWw",
  /** Base plan expired. */
  expired: "zzf9YcoslMjvo2rY8i2pIw",
  /** More than twenty plan lines. */
  manyAddons: "NBPx-qlbE3DSPomszkjNjA",
  /** Zoom Phone with base, calling and numbers. */
  phone: "L_3B9sMWlgD8Fc63CwwXNA",
  /** Zoom Contact Center. */
  contactCenter: "hzJQCZyI_fzpb7N9LTRlyQ",
  /** Zoom Node and its hybrid modules. */
  node: "KI6cej32pwBNY99nNg3vWg",
  /** Recording as a bare string beside its dates. */
  recording: "llzf8tLpBCdSuybceFtm-w",
  /** Plan families of unknown name and odd shape (plan_zva_voice). */
  unknownFamily: "z7P-03SruwO7GoefkW1YKw",
  /** The exact sample of Zoom's reference for GET plans: `monthly` with 100 hosts, dates of 2021. */
  documentedSample: "TQTvjT52Tmi_wrhASNNOEw",
  /** A paid account without any plan. */
  noPlan: "cz7G3QveDtGTvJkUuEE4Bg",
  /** 25 hosts, of which 18 are assigned: fewer are refused. */
  paidUsers: "rqJXWm-u9mxZeLxPEXWUIQ",
  /** Zoom Rooms as the base plan. */
  zoomRoomsBase: "3bE10H0hxw-ZBrUfuz3mIw",
  /** Education with 10 hosts, below the least that Education allows. */
  educationSmall: "Okt-IE45d7vg-OfgTLrBuw",
  /** Holds webinar100, whose hosts cannot be increased. */
  webinar100: "Erw6rLC-zvKZDT8WN8G3wg",
  /** Has an add-on but no base plan. */
  addonsWithoutBase: "_2KzaGIVD3_wtOn_6bDLRw",
  /** Business Plus (plan_zoom_one) without plan_base. */
  businessPlus: "SsuS3vOmpHYXufKcI-mCrQ",
  /** Video SDK: a base plan without hosts, with minutes. */
  videoSdk: "zwJApiI_DKfryxgHcV7QXw",
  /** Enterprise Essentials with active hosts. */
  activeHosts: "pyNDFrVpPVPhSFW5d21L5Q",
  /** A second-level master (reseller). */
  reseller: "mbrd_ZdEIFFC5ocah_qhpg",
  /** An id that holds `/`, `+` and `=` and begins with `/`. */
  oddId: "/QJQ+3KC9aKt/0CYDrMmw==",
  /** A very long name. */
  longName: "64Jug3wJ5jC1yOEvTKexdA",
  /** An Arabic name, right to left. */
  arabicName: "SdttMYfCp4Z5vgelhaeVhQ",
  /** A Hebrew name, right to left. */
  hebrewName: "RfcRVsCuyJ3AhS6CJ9l1Kg",
  /** A Japanese and Chinese name. */
  cjkName: "vhNpgpgQm6UmMFWNn-cedg",
  /** A name with emoji. */
  emojiName: "W7PeMFQmxb0guG0LGdm2zQ",
  /** A name in angle brackets. */
  bracketName: "u1OmoyCi0A7O6dtkd94g0g",
  /** Lines invoiced yesterday, today and tomorrow. */
  invoicedToday: "m5Hm_n42LrViTyq79EL6Tw",
  /** Lines invoiced within the coming 7 days. */
  invoicedThisWeek: "atppXCzuS8MoJc4yHWNT2Q",
  /** Lines invoiced within the coming 90 days, one a fortnight. */
  invoicedThisQuarter: "YiA5CVzPRtscLJJDwEQ2UQ",
  /** Every write: `User does not exist.` (1001). */
  refusesUser: "b1-7iFfRBO9d1VnVYs-03w",
  /** PUT addons: `Cannot find Zuora subscription for account:{id}.` (3200). */
  refusesNoZuora: "SmcgGwJrs9Iv9W5rGWO0Fg",
  /** PUT addons: `Failed to change sub plan of account:{id}.` (3261). */
  refusesChange: "5BReKkd_VGqnunlQ2USPzw",
  /** POST plans: `Failed to add zuora plans` (2100). */
  refusesZuora: "VnqnQVoGISrTmSYGHP_-BA",
  /** POST plans: `Cannot process account.` (2100). */
  refusesProcessing: "NMBxZVAPX7Cq8DPIlVCgng",
  /** POST plans: the master's owner prevented adding sub accounts (2100). */
  refusesMasterOwner: "nS2X2_fxTMvk5OgHmzeoqA",
} as const;

/** The name of a scenario account. */
export type ScenarioName = keyof typeof SCENARIO;

/** A well-formed id that no account has: 404 with code 2001. */
export const UNKNOWN_ACCOUNT_ID = "WnvuBU4KONgd_9STpWdO6Q";
