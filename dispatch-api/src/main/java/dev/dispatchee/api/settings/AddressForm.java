// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.api.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;

/** A URI within the limits of a text; blanks around it do not count. */
final class AddressForm implements ValueForm {

  private final TextForm text;
  private final boolean limited;

  /** Takes the limits of the text. */
  AddressForm(TextForm text, boolean limited) {
    this.text = text;
    this.limited = limited;
  }

  @Override
  public Object read(String written) {
    var stripped = written.strip();
    text.read(stripped);
    try {
      return new URI(stripped);
    } catch (URISyntaxException broken) {
      throw new IllegalArgumentException(broken);
    }
  }

  @Override
  public String allowed() {
    return limited ? text.allowed() : "an address (URI)";
  }

  /** Without user, password, query and fragment, which may be secrets. */
  @Override
  public String shown(String written) {
    var stripped = written.strip();
    var open = stripped.substring(0, startOf("?#", stripped));
    int at = open.lastIndexOf('@');
    int user = open.indexOf("//");
    return user < 0 || at < user ? open : open.substring(0, user + 2) + open.substring(at + 1);
  }

  private static int startOf(String characters, String text) {
    int start = 0;
    while (start < text.length() && characters.indexOf(text.charAt(start)) < 0) {
      start++;
    }
    return start;
  }

  @Override
  public Map<String, Object> schema() {
    var schema = new LinkedHashMap<>(text.schema());
    schema.put("format", "uri");
    return schema;
  }
}
