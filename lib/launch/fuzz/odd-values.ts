/** Values that code tends to trip over, for any place in a body, a query or a path. */
export const oddValues: readonly unknown[] = [
  ...[null, true, false, 0, -0, -1, 1, 1.5, 1e9, 1e21, 1e308, 2 ** 31, 2 ** 53, -(2 ** 63)],
  ...["", " ", "5", "5 ", "٥", "0x10", "NaN", "null", "true", "[]", "{}"],
  ...["\0", "a\0b", "\r\nX: y", "\u202e", "\ufeff", "\ud800", "👩‍👩‍👧", "é", "漢", "İ", "ß", "ﬁ"],
  ...["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "then", "length"],
  ...["' or 1=1 --", '"; drop table accounts', "%", "_", "\\", "$1", "{{7*7}}", "$(id)", "%s%n", "../../etc"],
  ...["<script>alert(1)</script>", "javascript:alert(1)", "=1+1", "-1+1", "@x", "＝1", "//evil.example"],
  ...["2026-02-30", "0000-00-00", "275761-01-01", "2026-12-01T00:00:00+14:00", "-271821-04-20"],
  ...["business_monthly", "webinar500_monthly", "edu20", "monthly", "plan_phone", "plan_zcc", "no_such_plan"],
  ...["US", "US, CN", "no way", "a@b.c", "a@b", "+47", "(a+)+$", "x".repeat(300), "x".repeat(10_240)],
  ...[[], {}, [[]], [null], [{}], { type: "monthly" }, { hosts: 1 }, { length: 3 }, [1, 2, 3]],
  ...[{ toString: 1 }, { constructor: { prototype: {} } }, Array(100).fill(0)],
];

/** The same, where only text can stand. */
export const oddTexts: readonly string[] = oddValues.filter((value) => typeof value === "string");
