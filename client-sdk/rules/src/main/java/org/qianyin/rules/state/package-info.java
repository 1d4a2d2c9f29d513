/**
 * What {@code apply} asks of the past, and what an accepted entry changes in it: parties and keys,
 * delegations, works, licences, counts. Immutable; may use proof, body and scope.
 */
@NullMarked
package org.qianyin.rules.state;

import org.jspecify.annotations.NullMarked;
