// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.schedule;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.dispatchee.trigger.draft.ScheduleDraft;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * A schedule that somebody thinks about: the schedule fields of a trigger.
 *
 * @param schedule these fields
 * @param count how many fires to tell
 * @param after strictly later than this instant
 */
public record PreviewBody(
    @JsonUnwrapped ScheduleDraft schedule, @Nullable BigInteger count, @Nullable String after) {}
