/**
 * How JSON is read and written: strictly, dates and durations as ISO 8601 texts. Knows nothing of
 * the rest of the web.
 */
@NullMarked
package dev.dispatchee.web.json;

import org.jspecify.annotations.NullMarked;
