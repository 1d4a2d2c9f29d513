CREATE TABLE asset (
  cid       bytea PRIMARY KEY,
  sha256    bytea NOT NULL CHECK (length(sha256) = 32),
  size      bigint NOT NULL CHECK (size >= 0),
  mime      text NOT NULL,
  stored_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX asset_sha256 ON asset (sha256);

-- Where a block lies inside the file of an asset; a file of one block needs no row.
CREATE TABLE asset_block (
  cid    bytea PRIMARY KEY,
  asset  bytea NOT NULL REFERENCES asset,
  place  bigint NOT NULL,
  length int NOT NULL
);
