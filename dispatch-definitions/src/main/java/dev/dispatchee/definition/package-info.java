// SPDX-License-Identifier: Apache-2.0
/**
 * What a file of definitions says: YAML, read strictly and with the place of each value, and
 * written so that it is read alike again.
 *
 * <p>Uses nothing of ours. The engine reads with it what deployments declare, the web what is
 * imported, the command line what is applied.
 */
@NullMarked
package dev.dispatchee.definition;

import org.jspecify.annotations.NullMarked;
