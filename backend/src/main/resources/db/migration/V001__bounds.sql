-- Tables arrive with their modules; this one only marks the schema as ours.
COMMENT ON SCHEMA public IS 'Qianyin: a cache of the log, and the log itself until its tiles are durable';
