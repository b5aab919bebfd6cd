// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.edit;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A field of a trigger that is different now.
 *
 * @param field its name in the admin API
 * @param before its value before
 * @param after its value now
 */
public record ChangedField(String field, JsonNode before, JsonNode after) {}
