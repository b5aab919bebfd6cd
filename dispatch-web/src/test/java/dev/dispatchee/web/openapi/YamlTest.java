// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.web.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class YamlTest {

  @Test
  void nestsObjectsAndLists() {
    assertThat(yaml("{'a':{'b':[1,'two',{'c':null,'d':[]}],'e':{}},'f':true}"))
        .isEqualTo(
            """
            a:
              b:
                - 1
                - "two"
                -
                  c: null
                  d: []
              e: {}
            f: true
            """);
  }

  @Test
  void quotesWhatWouldMeanSomethingElse() {
    assertThat(yaml("{'200':'no','/a/{b}':'x: y','null':1,'on':2,'$ref':'#/a','a b':'\\u00e4\\n'}"))
        .isEqualTo(
            """
            "200": "no"
            "/a/{b}": "x: y"
            "null": 1
            "on": 2
            "$ref": "#/a"
            "a b": "ä\\n"
            """);
  }

  private static String yaml(String json) {
    return Yaml.of(Json.readTree(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
  }
}
