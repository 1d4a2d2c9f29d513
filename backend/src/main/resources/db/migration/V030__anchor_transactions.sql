-- Every transaction that was signed, written down before it was sent: which of them is mined, the chain says.
CREATE TABLE anchor_transaction (
    transaction text PRIMARY KEY CHECK (transaction ~ '^0x[0-9a-f]{64}$'),
    chain_id    bigint NOT NULL,
    account     text NOT NULL CHECK (account ~ '^0x[0-9a-f]{40}$'),
    -- Of the checkpoint; 0 is the making of the contract.
    size        bigint NOT NULL CHECK (size >= 0),
    nonce       bigint NOT NULL CHECK (nonce >= 0),
    signed      text NOT NULL,
    sent_at     timestamptz NOT NULL
);

CREATE INDEX anchor_transaction_by_nonce ON anchor_transaction (chain_id, account, nonce, sent_at);
CREATE INDEX anchor_transaction_by_size ON anchor_transaction (chain_id, size, sent_at);

-- An anchor that is on its way while this runs is signed once more under the same nonce.
ALTER TABLE anchor DROP COLUMN nonce, DROP COLUMN signed;

-- A chain whose nodes give no proofs of storage has final anchors all the same.
ALTER TABLE anchor DROP CONSTRAINT anchor_check;
ALTER TABLE anchor ADD CONSTRAINT anchor_settled
    CHECK ((block IS NULL) = (settled_at IS NULL) AND (proof IS NULL OR block IS NOT NULL));
