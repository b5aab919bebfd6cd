// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.database;

import java.time.Duration;

/**
 * A time in which the database did not answer, and that is over.
 *
 * @param number of the outages so far, this one included
 * @param length how long it was, as this server noticed it
 * @param ago how long ago it ended
 */
public record PastOutage(int number, Duration length, Duration ago) {}
