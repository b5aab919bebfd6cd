// SPDX-License-Identifier: Apache-2.0
/**
 * XML of others, read without a document type, entities or anything outside of it.
 *
 * <p>Uses the JDK; {@code quartz} uses it.
 */
@NullMarked
package dev.dispatchee.cli.convert.xml;

import org.jspecify.annotations.NullMarked;
