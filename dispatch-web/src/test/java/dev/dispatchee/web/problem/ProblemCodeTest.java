// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.dispatchee.problem.DispatchException;
import dev.dispatchee.problem.Violation;
import dev.dispatchee.problem.Violations;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemCodeTest {

  @ParameterizedTest
  @CsvSource({
    "malformed-request, 400",
    "not-found, 404",
    "duplicate-name, 409",
    "duplicate-external-reference-code, 409",
    "conflict, 409",
    "stale-version, 412",
    "validation-failed, 422",
    "unknown-executor-type, 422",
    "invalid-cron, 422",
    "never-fires, 422",
    "system-trigger, 409",
    "unauthenticated, 401",
    "forbidden, 403",
    "cross-site, 403",
    "method-not-allowed, 405",
    "not-acceptable, 406",
    "unsupported-media-type, 415",
    "too-many-requests, 429",
    "run-in-progress, 409",
    "run-ended, 409",
    "executor-not-ready, 422",
    "idempotency-key-reused, 422",
    "overlap-refused, 409",
    "payload-too-large, 413"
  })
  void theContractNamesTheCodeAndItsStatus(String code, int status) {
    assertThat(ProblemCode.of(code).orElseThrow().status()).isEqualTo(status);
  }

  @ParameterizedTest
  @EnumSource
  void theUrnIsMadeOfTheCode(ProblemCode code) {
    assertThat(code.urn()).hasToString("urn:dispatch:problem:" + code.code());
    assertThat(code.code()).matches("[a-z]+(-[a-z]+)*");
  }

  @ParameterizedTest
  @CsvSource({
    "400, MALFORMED_REQUEST",
    "401, UNAUTHENTICATED",
    "403, FORBIDDEN",
    "404, NOT_FOUND",
    "405, METHOD_NOT_ALLOWED",
    "406, NOT_ACCEPTABLE",
    "409, CONFLICT",
    "413, PAYLOAD_TOO_LARGE",
    "415, UNSUPPORTED_MEDIA_TYPE",
    "418, MALFORMED_REQUEST",
    "422, VALIDATION_FAILED",
    "429, TOO_MANY_REQUESTS",
    "500, INTERNAL_ERROR",
    "501, METHOD_NOT_ALLOWED",
    "502, INTERNAL_ERROR",
    "503, UNAVAILABLE"
  })
  void aStatusThatTheServerChoseIsToldByItsPlainestCode(int status, ProblemCode code) {
    assertThat(ProblemCode.ofStatus(status)).isEqualTo(code);
  }

  @Test
  void everyCodeThatTheEngineThrowsIsKnown() {
    var thrown = new TreeSet<String>();
    new ClassFileImporter()
        .importPackages("dev.dispatchee").stream()
            .filter(type -> !type.getPackageName().startsWith("dev.dispatchee.web"))
            .filter(ProblemCodeTest::namesCodes)
            .forEach(type -> thrown.addAll(codesIn(type)));

    assertThat(thrown).contains("run-ended", "never-fires", "overlap-refused", "duplicate-name");
    assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::code)).containsAll(thrown);
  }

  private static boolean namesCodes(JavaClass type) {
    return type.isAssignableTo(DispatchException.class)
        || type.getDirectDependenciesFromSelf().stream()
            .map(dependency -> dependency.getTargetClass())
            .anyMatch(
                target ->
                    target.isAssignableTo(DispatchException.class)
                        || target.isEquivalentTo(Violation.class)
                        || target.isEquivalentTo(Violations.class));
  }

  /** The texts in a class that have the form of a code of several words. */
  private static Set<String> codesIn(JavaClass type) {
    var codes = new TreeSet<String>();
    var file = type.getSource().orElseThrow().getUri();
    try (var bytes = new DataInputStream(file.toURL().openStream())) {
      bytes.skipBytes(8);
      int constants = bytes.readUnsignedShort();
      for (int i = 1; i < constants; i++) {
        int tag = bytes.readUnsignedByte();
        switch (tag) {
          case 1 -> {
            var text = bytes.readUTF();
            // Roles have the same form.
            if (text.matches("[a-z]+(-[a-z]+)+") && !text.startsWith("dispatch-")) {
              codes.add(text);
            }
          }
          case 7, 8, 16, 19, 20 -> bytes.skipBytes(2);
          case 15 -> bytes.skipBytes(3);
          case 5, 6 -> {
            bytes.skipBytes(8);
            i++;
          }
          default -> bytes.skipBytes(4);
        }
      }
    } catch (IOException unreadable) {
      throw new AssertionError("class file of " + type.getName(), unreadable);
    }
    return codes;
  }
}
