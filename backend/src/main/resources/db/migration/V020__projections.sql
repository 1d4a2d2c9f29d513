-- Projections: functions of the log. May be emptied and computed again by replay.
-- What the log changed later stands beside the first row, so that every moment of the log can be read again.
CREATE TABLE party (
    id        bytea PRIMARY KEY CHECK (octet_length(id) = 32),
    seq       bigint NOT NULL UNIQUE,
    logged_at timestamptz NOT NULL,
    kind      text NOT NULL,
    name      text,
    keys      text NOT NULL
);

CREATE TABLE work (
    seq       bigint PRIMARY KEY,
    id        bytea NOT NULL UNIQUE CHECK (octet_length(id) = 32),
    regno     text NOT NULL,
    logged_at timestamptz NOT NULL,
    kind      text NOT NULL,
    number    bigint,
    above     bytea REFERENCES work (id),
    doc       bytea NOT NULL CHECK (octet_length(doc) = 32),
    body      text NOT NULL,
    published text NOT NULL
);
CREATE INDEX work_above ON work (above, seq);
CREATE INDEX work_kind ON work (kind, seq);

-- The whole work as it stood from this entry on.
CREATE TABLE work_change (
    work      bigint NOT NULL REFERENCES work (seq) ON DELETE CASCADE,
    seq       bigint NOT NULL,
    titles    bytea NOT NULL CHECK (octet_length(titles) = 32),
    body      text NOT NULL,
    published text NOT NULL,
    withdrawn boolean NOT NULL,
    PRIMARY KEY (work, seq)
);

CREATE TABLE work_owner (
    party text NOT NULL,
    work  bigint NOT NULL REFERENCES work (seq) ON DELETE CASCADE,
    PRIMARY KEY (party, work)
);

CREATE TABLE work_file (
    digest bytea NOT NULL CHECK (octet_length(digest) = 32),
    work   bigint NOT NULL REFERENCES work (seq) ON DELETE CASCADE,
    seq    bigint NOT NULL,
    PRIMARY KEY (digest, work)
);

CREATE TABLE license (
    seq       bigint PRIMARY KEY,
    id        bytea NOT NULL UNIQUE CHECK (octet_length(id) = 32),
    logged_at timestamptz NOT NULL,
    licensor  text NOT NULL,
    licensee  text NOT NULL,
    doc       bytea CHECK (octet_length(doc) = 32),
    body      text NOT NULL
);
CREATE INDEX license_licensor ON license (licensor, seq);
CREATE INDEX license_licensee ON license (licensee, seq);

CREATE TABLE license_work (
    work    bytea NOT NULL,
    license bigint NOT NULL REFERENCES license (seq) ON DELETE CASCADE,
    PRIMARY KEY (work, license)
);

-- A licence may be terminated again, to end earlier.
CREATE TABLE license_end (
    license   bigint NOT NULL REFERENCES license (seq) ON DELETE CASCADE,
    seq       bigint NOT NULL,
    effective timestamptz NOT NULL,
    PRIMARY KEY (license, seq)
);
