// SPDX-License-Identifier: Apache-2.0
/** What a node runs, over HTTP: versions and configuration, for operators and their helpers. */
@NullMarked
package dev.dispatchee.web.about;

import org.jspecify.annotations.NullMarked;
