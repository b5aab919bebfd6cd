// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.me;

import java.util.List;

/**
 * Who calls.
 *
 * @param user the name
 * @param roles what of {@link dev.dispatchee.Roles} they have, the lowest first
 */
public record Me(String user, List<String> roles) {}
