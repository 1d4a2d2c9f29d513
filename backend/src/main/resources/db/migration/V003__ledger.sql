-- The head of the log. Whoever holds the term may move it; a new leader raises the term.
CREATE TABLE log_head (
  origin    text PRIMARY KEY,
  size      bigint NOT NULL CHECK (size >= 0),
  root      bytea NOT NULL CHECK (octet_length(root) = 32),
  term      bigint NOT NULL
);

-- The log itself, heads of the index among the entries.
CREATE TABLE entry (
  seq      bigint PRIMARY KEY CHECK (seq >= 0),
  id       bytea NOT NULL UNIQUE CHECK (octet_length(id) = 32),
  type     text NOT NULL,
  log_time timestamptz NOT NULL,
  bytes    bytea NOT NULL CHECK (octet_length(bytes) <= 16384)
);
CREATE INDEX entry_type ON entry (type, seq);

-- What submitters opened to the public, a JSON list of disclosures. Erasable: the log holds only the root.
CREATE TABLE opening (
  id          bytea PRIMARY KEY,
  disclosures text NOT NULL
);

-- Accepted for judging, not yet in the log.
CREATE TABLE pending (
  n           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id          bytea NOT NULL UNIQUE CHECK (octet_length(id) = 32),
  bytes       bytea NOT NULL,
  disclosures text NOT NULL
);

-- Why an entry was not sequenced, for those who were told 202. The same entry may come again.
CREATE TABLE refusal (
  id      bytea PRIMARY KEY,
  reasons text NOT NULL,
  at      timestamptz NOT NULL DEFAULT now()
);

-- The signed note of every published head.
CREATE TABLE checkpoint (
  size bigint PRIMARY KEY CHECK (size > 0),
  note text NOT NULL
);

-- Sizes at which proofs are still made: anchored checkpoints, and those on their way.
CREATE TABLE retained (
  size bigint PRIMARY KEY REFERENCES checkpoint
);

-- Receipts as they were handed out first. A cache: without one, a fresh proof says the same.
CREATE TABLE receipt (
  id     bytea PRIMARY KEY,
  bundle bytea NOT NULL
);
ALTER TABLE receipt ALTER COLUMN bundle SET STORAGE EXTERNAL;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER checkpoint_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_shrinking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.size < OLD.size OR (NEW.size = OLD.size AND NEW.root <> OLD.root) OR NEW.term < OLD.term THEN
    RAISE EXCEPTION 'log_head only grows';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER log_head_grows BEFORE UPDATE ON log_head FOR EACH ROW EXECUTE FUNCTION refuse_shrinking();
CREATE TRIGGER log_head_stays BEFORE DELETE OR TRUNCATE ON log_head
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
