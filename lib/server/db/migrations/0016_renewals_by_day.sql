DROP INDEX "plan_lines_next_invoice";--> statement-breakpoint
CREATE INDEX "plan_lines_by_day" ON "plan_lines" USING btree ("next_invoice_date");