/**
 * Writes the three sample works of {@code demo}: a picture, a short film with sound and a script,
 * drawn and composed by code so that they are nobody's property. May use the JDK only.
 */
@NullMarked
package org.qianyin.cli.demo.sample;

import org.jspecify.annotations.NullMarked;
