/**
 * A bucket of an S3-compatible server as a store of files. May use the seam {@code store}, media
 * and the AWS SDK, which nothing else here sees.
 */
@NullMarked
package org.qianyin.backend.assets.s3;

import org.jspecify.annotations.NullMarked;
