// SPDX-License-Identifier: Apache-2.0
/**
 * A job as Talend Studio exports one, which knows nothing of Dispatch EE. Uses the JDK; the tests
 * of the executor {@code talend} upload it.
 */
@NullMarked
package dev.dispatchee.it.probe.talend;

import org.jspecify.annotations.NullMarked;
