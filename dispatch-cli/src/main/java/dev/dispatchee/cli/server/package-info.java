// SPDX-License-Identifier: Apache-2.0
/**
 * The admin API as seen from outside: the address, the credentials, requests, and what failures
 * mean.
 *
 * <p>Uses nothing of ours but how texts are shown; the commands use it.
 */
@NullMarked
package dev.dispatchee.cli.server;

import org.jspecify.annotations.NullMarked;
