package org.qianyin.backend.assets;

/**
 * A file that the store holds.
 *
 * @param cid root of its UnixFS tree, CIDv1 in base32
 * @param digest {@code sha256:<hex>} of its bytes
 * @param size bytes
 * @param mime media type as its sender named it, else by its first bytes; a hint
 */
public record Asset(String cid, String digest, long size, String mime) {}
