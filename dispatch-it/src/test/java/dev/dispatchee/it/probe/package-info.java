/**
 * What the tests deploy into the running server: executors that tell how they were called, and
 * executors that behave badly. Nothing here is called by a test directly.
 */
@NullMarked
package dev.dispatchee.it.probe;

import org.jspecify.annotations.NullMarked;
