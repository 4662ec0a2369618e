-- Until it is decided a row holds both answers of Zoom, afterwards what is not from here; and its window has a length.
ALTER TABLE "plan_differences"
  ADD CONSTRAINT "plan_differences_whole" CHECK (("lines" IS NULL) = ("before_raw" IS NOT NULL AND "after_raw" IS NOT NULL)),
  ADD CONSTRAINT "plan_differences_window" CHECK ("after_at" <= "by_at");
