/**
 * The leaves of {@code doc}: their names per type, who may see them, and the shape of their values
 * (bodies-v1 specification §5). May use proof and schema; commits and opens nothing itself.
 */
@NullMarked
package org.qianyin.rules.leaf;

import org.jspecify.annotations.NullMarked;
