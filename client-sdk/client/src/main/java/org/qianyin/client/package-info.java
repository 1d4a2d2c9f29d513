/**
 * The façade that platforms and studios use: {@code Verifier} judges proofs without a network,
 * {@code QianyinClient} speaks to a ledger and believes nothing that it cannot check. May use
 * {@code proof}, {@code rules}, {@code media} and the JDK.
 */
@NullMarked
package org.qianyin.client;

import org.jspecify.annotations.NullMarked;
