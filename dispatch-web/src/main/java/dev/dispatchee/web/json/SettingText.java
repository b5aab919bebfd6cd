// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;

/** The value of a setting: a text, or a number, which is taken as the text of it. */
public final class SettingText extends StdScalarDeserializer<String> {

  SettingText() {
    super(String.class);
  }

  @Override
  public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    boolean written = parser.hasToken(JsonToken.VALUE_STRING) || parser.currentToken().isNumeric();
    return written
        ? parser.getText()
        : (String) context.handleUnexpectedToken(String.class, parser);
  }
}
