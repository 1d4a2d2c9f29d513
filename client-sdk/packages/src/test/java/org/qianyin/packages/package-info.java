/** Builds the packages from a copy of the sources, and uses them as a stranger would. */
@org.jspecify.annotations.NullMarked
package org.qianyin.packages;
