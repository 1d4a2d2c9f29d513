/**
 * Licences: {@code license} and {@code sign}, by which a draft collects its signatures. May use
 * {@code act}, {@code voice} and {@code words}.
 */
@NullMarked
package org.qianyin.cli.license;

import org.jspecify.annotations.NullMarked;
