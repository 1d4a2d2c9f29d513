-- Who leads is the one thing about the log that moves, so it stands apart from the heads, which stay.
CREATE TABLE log_lead (
  origin text PRIMARY KEY,
  term   bigint NOT NULL CHECK (term >= 0)
);
INSERT INTO log_lead (origin, term) SELECT origin, term FROM log_head;

DROP TRIGGER log_head_grows ON log_head;
DROP TRIGGER log_head_stays ON log_head;
DROP FUNCTION refuse_shrinking();
DELETE FROM log_head WHERE size = 0;
ALTER TABLE log_head
  DROP CONSTRAINT log_head_pkey,
  ADD PRIMARY KEY (origin, size),
  DROP CONSTRAINT log_head_size_check,
  ADD CHECK (size > 0);

-- A head for every epoch. The database itself refuses a second one of a size, and one of a leader that was deposed.
CREATE FUNCTION refuse_fork() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.size <= (SELECT max(size) FROM log_head WHERE origin = NEW.origin) THEN
    RAISE EXCEPTION 'log_head only grows';
  END IF;
  IF NEW.term IS DISTINCT FROM (SELECT term FROM log_lead WHERE origin = NEW.origin) THEN
    RAISE EXCEPTION 'log_head: term % does not lead', NEW.term;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER log_head_extends BEFORE INSERT ON log_head FOR EACH ROW EXECUTE FUNCTION refuse_fork();
CREATE TRIGGER log_head_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON log_head
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_older_term() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.term < OLD.term OR NEW.origin <> OLD.origin THEN
    RAISE EXCEPTION 'log_lead: terms only rise';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER log_lead_rises BEFORE UPDATE ON log_lead FOR EACH ROW EXECUTE FUNCTION refuse_older_term();
CREATE TRIGGER log_lead_stays BEFORE DELETE OR TRUNCATE ON log_lead
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
