/** Tests of the jar's code and bindings, the latter on a development chain that the tests start. */
@NullMarked
package org.qianyin.contracts;

import org.jspecify.annotations.NullMarked;
