// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.ejb;

import java.util.List;

/** Generic, as business interfaces may be. */
public interface Store<T> {

  int count(List<T> items);
}
