/** Tests of a bucket as a store, against a real S3 server. */
@org.jspecify.annotations.NullMarked
package org.qianyin.backend.assets.s3;
