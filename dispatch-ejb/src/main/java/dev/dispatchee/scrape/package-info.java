// SPDX-License-Identifier: Apache-2.0
/**
 * What a monitoring system reads: all meters of this node as Prometheus text, and what one
 * statement finds out about all nodes together.
 *
 * <p>Uses the meters, the node and the database; the configurator has the statement done and the
 * web serves the text.
 */
@NullMarked
package dev.dispatchee.scrape;

import org.jspecify.annotations.NullMarked;
