/** Triggers over HTTP. */
@NullMarked
package dev.dispatchee.web.trigger;

import org.jspecify.annotations.NullMarked;
