/**
 * Tests against the EAR that Maven built, on real servers. {@code SharedServerTest} is the base of
 * those that share one.
 */
@NullMarked
package dev.dispatchee.it;

import org.jspecify.annotations.NullMarked;
