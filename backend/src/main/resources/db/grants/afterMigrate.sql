-- The rights of the application's role, given anew after every migration (ADR 9). Every table may be read and added
-- to; what else a table needs stands here. entry, log_head and checkpoint never do.
GRANT USAGE ON SCHEMA ${flyway:defaultSchema} TO "${application}";
REVOKE ALL ON ALL TABLES IN SCHEMA ${flyway:defaultSchema} FROM "${application}";
GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA ${flyway:defaultSchema} TO "${application}";
REVOKE INSERT ON flyway_schema_history FROM "${application}";

-- Who leads: the term rises, and the row is locked while an epoch is written.
GRANT UPDATE (term) ON log_lead TO "${application}";
-- The queue in front of the log, and what became of those that were refused.
GRANT DELETE ON pending TO "${application}";
GRANT UPDATE (reasons, at) ON refusal TO "${application}";
GRANT DELETE ON retained TO "${application}";
-- Projections, which hold nothing that the log does not.
GRANT UPDATE (keys) ON party TO "${application}";
-- The outbox of copies.
GRANT UPDATE (queued_at, due, attempts, trouble, done_at) ON asset_copy TO "${application}";
-- Our own record of what was sent to a chain.
GRANT UPDATE ON anchor, anchor_contract TO "${application}";
