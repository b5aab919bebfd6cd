// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.trigger.group;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A group as somebody wants it to be, unchecked: the fields of the admin API that can be written.
 *
 * @param name the one in the path, or null
 * @param description for people; null for none
 * @param maximum how many runs may be in progress; required
 */
public record GroupDraft(
    @Nullable String name, @Nullable String description, @Nullable BigInteger maximum) {}
