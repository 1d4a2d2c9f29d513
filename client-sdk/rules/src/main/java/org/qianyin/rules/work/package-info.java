/**
 * Works: their registration, amendment, withdrawal and relations, as bodies and rules (bodies-v1
 * specification §4.1). May use proof, body and schema.
 */
@NullMarked
package org.qianyin.rules.work;

import org.jspecify.annotations.NullMarked;
