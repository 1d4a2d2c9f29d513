-- Checkpoints on their way to the chain, and those that are there.
CREATE TABLE anchor_contract (
    chain_id bigint PRIMARY KEY,
    address  text NOT NULL CHECK (address ~ '^0x[0-9a-f]{40}$')
);

CREATE TABLE anchor (
    size        bigint PRIMARY KEY CHECK (size > 0),
    root        bytea NOT NULL CHECK (octet_length(root) = 32),
    contract    text NOT NULL,
    nonce       bigint NOT NULL,
    signed      text NOT NULL,
    transaction text NOT NULL,
    sent_at     timestamptz NOT NULL,
    -- All four from the moment that the chain calls it final, never changed again.
    block       bigint,
    block_hash  text,
    gas_used    bigint,
    proof       text,
    settled_at  timestamptz,
    CHECK ((block IS NULL) = (proof IS NULL) AND (block IS NULL) = (settled_at IS NULL))
);

CREATE UNIQUE INDEX anchor_one_open ON anchor ((block IS NULL)) WHERE block IS NULL;
