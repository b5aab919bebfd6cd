/**
 * Dispatch EE as a contestant: a WildFly in a process of its own. Triggers and runs are put into
 * its tables, since no user makes 20,000 of them at once; everything after that is the product's.
 */
@NullMarked
package dev.dispatchee.benchmark.product;

import org.jspecify.annotations.NullMarked;
