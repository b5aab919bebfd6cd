// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger;

/**
 * What a deployment declares of a trigger.
 *
 * @param deployment the archive that declares it, or did so last
 * @param stated the definition that it said last, as JSON with the names of the admin API
 * @param withdrawn whether it does not declare it any more
 */
public record StoredDeclaration(String deployment, String stated, boolean withdrawn) {}
