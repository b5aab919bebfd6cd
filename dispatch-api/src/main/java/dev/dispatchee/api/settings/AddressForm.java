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
    return written.strip().replaceFirst("(?s)[?#].*", "").replaceFirst("(?s)//.*@", "//");
  }

  @Override
  public Map<String, Object> schema() {
    var schema = new LinkedHashMap<>(text.schema());
    schema.put("format", "uri");
    return schema;
  }
}
