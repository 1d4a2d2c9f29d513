/**
 * Bodies that people mean: a work with the defaults of a registration, a licence, a party, each
 * with the texts that go beside the log. May use {@code proof}, {@code rules} and {@code media};
 * knows no network and no keys.
 */
@NullMarked
package org.qianyin.client.draft;

import org.jspecify.annotations.NullMarked;
