// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.openapi;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a resource method answers. Not named are 400, 401, 403, 406, 500 and 503, which all may, and
 * 413 and 415, which all with a body may.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ResponseStatuses {

  /** The HTTP statuses. */
  int[] value();
}
