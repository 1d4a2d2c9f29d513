-- The outbox of copies: which file is to be, or was, copied to which store beside the primary. A row whose copy was
-- found missing or corrupt, also the primary's, is opened again.
CREATE TABLE asset_copy (
  cid       bytea NOT NULL REFERENCES asset,
  store     text NOT NULL CHECK (store ~ '^[a-z0-9-]{1,32}$'),
  queued_at timestamptz NOT NULL DEFAULT now(),
  due       timestamptz NOT NULL DEFAULT now(),
  attempts  int NOT NULL DEFAULT 0,
  trouble   text,
  done_at   timestamptz,
  PRIMARY KEY (cid, store)
);
CREATE INDEX asset_copy_due ON asset_copy (due) WHERE done_at IS NULL;
