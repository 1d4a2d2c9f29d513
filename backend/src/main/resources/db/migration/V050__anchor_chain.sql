-- Which chain an anchor is on: who reads it later must not have to guess from the settings of that day.
ALTER TABLE anchor ADD COLUMN chain_id bigint;
UPDATE anchor SET chain_id = coalesce(
    (SELECT t.chain_id FROM anchor_transaction t WHERE t.transaction = anchor.transaction),
    (SELECT min(c.chain_id) FROM anchor_contract c WHERE c.address = anchor.contract));
ALTER TABLE anchor ALTER COLUMN chain_id SET NOT NULL;
