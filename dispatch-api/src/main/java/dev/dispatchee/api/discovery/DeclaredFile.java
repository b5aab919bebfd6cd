// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.discovery;

import org.jspecify.annotations.Nullable;

/**
 * A file that declares triggers; nothing in it is checked.
 *
 * @param name such as {@code META-INF/dispatch-triggers.yaml}
 * @param text what stands in it; empty if it could not be read
 * @param fault why it could not be read; null if it could
 */
public record DeclaredFile(String name, String text, @Nullable String fault) {}
