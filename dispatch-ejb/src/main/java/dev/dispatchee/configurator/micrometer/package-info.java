// SPDX-License-Identifier: Apache-2.0
/**
 * Tells the server's Micrometer what the meters of this node tell. Its classes are there on servers
 * with that subsystem only, so nothing here is loaded before the configurator has looked; beans.xml
 * leaves it out.
 */
@NullMarked
package dev.dispatchee.configurator.micrometer;

import org.jspecify.annotations.NullMarked;
