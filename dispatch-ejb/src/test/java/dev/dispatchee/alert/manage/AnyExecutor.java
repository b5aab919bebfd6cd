// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.alert.manage;

import dev.dispatchee.api.discovery.ExecutorDescription;
import dev.dispatchee.registry.KnownExecutor;
import dev.dispatchee.registry.KnownExecutors;

/** An executor that takes any settings. */
final class AnyExecutor {

  static final KnownExecutor KNOWN =
      KnownExecutors.onOneNode(
          new ExecutorDescription(
              "http-request", "HTTP", "", false, false, true, "Http", "test.jar", null));

  private AnyExecutor() {}
}
