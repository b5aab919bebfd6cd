/**
 * A client in a JVM of its own, which has of this project nothing but dispatch-client: {@code
 * ClientJvm} starts it and tells it what to ask.
 */
@NullMarked
package dev.dispatchee.it.remote;

import org.jspecify.annotations.NullMarked;
