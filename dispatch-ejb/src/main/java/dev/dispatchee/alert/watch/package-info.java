/**
 * Finds what is to be told though nothing has happened: what is late, takes long, has not succeeded
 * or is dead, and triggers that have recovered.
 *
 * <p>One node looks for all, once a second, and only for kinds of which there are rules.
 */
@NullMarked
package dev.dispatchee.alert.watch;

import org.jspecify.annotations.NullMarked;
