// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.file;

import dev.dispatchee.Advice;
import java.lang.invoke.MethodHandles;
import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jspecify.annotations.Nullable;

/** What operators read of this part: DISP011xx up to DISP01119. */
@MessageLogger(projectCode = "DISP", length = 5)
interface FileLog extends BasicLogger {

  FileLog LOG =
      Logger.getMessageLogger(MethodHandles.lookup(), FileLog.class, "dev.dispatchee.file");

  @Advice("Nothing: it is removed after ten minutes.")
  @LogMessage(level = Logger.Level.WARN)
  @Message(
      id = 1101,
      value = "What came of file %s of a trigger could not be removed now, and will be later: %s")
  void notDropped(long file, @Nullable String reason);

  @Advice("Nothing.")
  @LogMessage(level = Logger.Level.INFO)
  @Message(id = 1102, value = "Files of triggers that broke off on their way in were removed: %s")
  void givenUp(int files);
}
