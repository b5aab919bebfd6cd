/** How failures are told: every exception becomes one problem (RFC 9457), here and nowhere else. */
@NullMarked
package dev.dispatchee.web.problem;

import org.jspecify.annotations.NullMarked;
