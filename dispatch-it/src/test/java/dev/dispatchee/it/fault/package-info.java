/**
 * Tests that break servers on purpose: {@code mvn -Pfaults verify}. Each class has a process of its
 * own, and where runs are accounted for settles the account at its end.
 */
@NullMarked
package dev.dispatchee.it.fault;

import org.jspecify.annotations.NullMarked;
