// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.account;

import java.util.List;

/** While the server is there, it fails no request: it does what it is asked, or says why not. */
final class AnswersRequests implements Rule {

  @Override
  public List<String> complaints(Evidence evidence) {
    return evidence.answers().failures();
  }
}
