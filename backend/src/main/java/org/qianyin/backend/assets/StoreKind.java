package org.qianyin.backend.assets;

/** The kinds of stores that there are. */
enum StoreKind {
  LOCAL,
  KUBO,
  SHARED,
  S3
}
