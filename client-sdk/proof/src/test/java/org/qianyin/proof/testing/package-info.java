/**
 * What the tests of this and of other modules share: the placeholder types of the golden vectors,
 * and where the programs are that tests run beside us. Packaged as the test jar of this module; may
 * use everything of proof.
 */
@NullMarked
package org.qianyin.proof.testing;

import org.jspecify.annotations.NullMarked;
