// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.me;

import java.util.List;

/**
 * Who calls.
 *
 * @param user the name
 * @param roles what of {@link dev.dispatchee.Roles} they have, the lowest first
 * @param signIn how they said who they are: FORM, which they can sign out of, BASIC, or what else
 *     the server has been set up with
 */
public record Me(String user, List<String> roles, String signIn) {}
