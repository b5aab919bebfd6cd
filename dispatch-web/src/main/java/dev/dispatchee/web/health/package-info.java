/** Whether the server lives and is ready, for who has no credentials. */
@NullMarked
package dev.dispatchee.web.health;

import org.jspecify.annotations.NullMarked;
