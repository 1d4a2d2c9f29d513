/**
 * The codes that scopes are written in (rights, uses, territories, languages) with their names in
 * Chinese and English, read from data files. Uses the JDK alone.
 */
@NullMarked
package org.qianyin.rules.vocabulary;

import org.jspecify.annotations.NullMarked;
