/** Logs over HTTP. */
@NullMarked
package dev.dispatchee.web.log;

import org.jspecify.annotations.NullMarked;
