/** What all requests have in common: query parameters, bodies, guards. */
@NullMarked
package dev.dispatchee.web.request;

import org.jspecify.annotations.NullMarked;
