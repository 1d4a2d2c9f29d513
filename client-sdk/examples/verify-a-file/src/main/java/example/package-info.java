/** A platform that shows a file only if its proof holds. Knows the SDK by its coordinates alone. */
package example;
