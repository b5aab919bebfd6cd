// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.request;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A resource method that reads the query, with {@link QueryParameters}. To all others a query is
 * refused: what is not known must not be passed over.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface TakesQuery {}
