/** The admin API as a test speaks it. */
@NullMarked
package dev.dispatchee.it.client;

import org.jspecify.annotations.NullMarked;
