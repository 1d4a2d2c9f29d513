/**
 * What may be done with a work, answered from proven facets of the index alone, by the same code in
 * server, SDK and command line (domain specification, part 5). May use proof, the families, state,
 * scope and vocabulary.
 */
@NullMarked
package org.qianyin.rules.status;

import org.jspecify.annotations.NullMarked;
