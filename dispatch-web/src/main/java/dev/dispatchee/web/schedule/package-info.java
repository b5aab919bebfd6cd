/** What schedules will do, over HTTP. */
@NullMarked
package dev.dispatchee.web.schedule;

import org.jspecify.annotations.NullMarked;
