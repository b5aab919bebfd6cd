// SPDX-License-Identifier: Apache-2.0
/**
 * The description of the admin API in the form of OpenAPI.
 *
 * <p>It is written by hand, in {@code openapi.json}; a test holds it against the resource methods,
 * which say in {@code @ResponseStatuses} what they answer, and against the records that they answer
 * with.
 */
@NullMarked
package dev.dispatchee.web.openapi;

import org.jspecify.annotations.NullMarked;
