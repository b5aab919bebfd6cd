/** Executors over HTTP. */
@NullMarked
package dev.dispatchee.web.executor;

import org.jspecify.annotations.NullMarked;
