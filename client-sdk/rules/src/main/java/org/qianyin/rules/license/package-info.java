/**
 * Licences: offers, grants, amendments, terminations and waivers, as bodies and rules (bodies-v1
 * specification §4.2). May use proof, body and schema.
 */
@NullMarked
package org.qianyin.rules.license;

import org.jspecify.annotations.NullMarked;
