/**
 * What the engine does with the settings and the words of a run: secrets are looked up, and kept
 * out of what is told.
 *
 * <p>It stands in the API so that a run of the test kit is like a run of the engine. Uses the
 * settings, and the JDK; the engine and the test kit use it. Executors need none of it.
 */
@NullMarked
package dev.dispatchee.api.run;

import org.jspecify.annotations.NullMarked;
