/**
 * Measures Dispatch EE and its peers side by side: the same work, on the same machine, database and
 * day. Ratios within one run count; absolute figures are those of a machine.
 */
@NullMarked
package dev.dispatchee.benchmark;

import org.jspecify.annotations.NullMarked;
