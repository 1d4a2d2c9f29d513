/**
 * The application: starts, initialises a log, stops. Everything it does is in the modules below,
 * one package each.
 */
@NullMarked
package org.qianyin.backend;

import org.jspecify.annotations.NullMarked;
