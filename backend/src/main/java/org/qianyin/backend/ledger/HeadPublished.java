package org.qianyin.backend.ledger;

import org.qianyin.proof.data.Digest;

/**
 * A signed checkpoint became public.
 *
 * @param size of its tree, at least 2
 * @param root of its tree
 */
public record HeadPublished(long size, Digest root) {}
