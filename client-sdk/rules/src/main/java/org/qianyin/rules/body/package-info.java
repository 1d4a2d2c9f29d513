/**
 * Values that the bodies of several families share, as they are written and signed (bodies-v1
 * specification §2). May use proof; they read checked JSON and judge nothing.
 */
@NullMarked
package org.qianyin.rules.body;

import org.jspecify.annotations.NullMarked;
