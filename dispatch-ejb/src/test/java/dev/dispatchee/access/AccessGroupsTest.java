// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.access;

import static dev.dispatchee.access.AccessRight.EDIT;
import static dev.dispatchee.access.AccessRight.RUN;
import static dev.dispatchee.access.AccessRight.VIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.Roles;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessGroupsTest {

  // In the last columns the groups of a, b and c that may; o is somebody in no group.
  @ParameterizedTest
  @CsvSource({
    "'', '', '', abco, abco, abco",
    "a, '', '', a, a, a",
    "'', b, '', abco, b, b",
    "'', '', c, abco, abco, c",
    "a, b, '', ab, b, b",
    "a, '', c, ac, ac, c",
    "'', b, c, abco, bc, c",
    "a, b, c, abc, bc, c"
  })
  void aRightThatNamesNobodyIsLeftToThoseWhoHaveTheOneBefore(
      String view, String run, String edit, String mayView, String mayRun, String mayEdit) {
    var access = new AccessGroups(groups(view), groups(run), groups(edit));

    assertThat(let(access, VIEW)).isEqualTo(mayView);
    assertThat(let(access, RUN)).isEqualTo(mayRun);
    assertThat(let(access, EDIT)).isEqualTo(mayEdit);
    boolean everybodySees = mayView.contains("o");
    assertThat(String.join("", access.viewers())).isEqualTo(everybodySees ? "" : mayView);
  }

  private static List<String> groups(String names) {
    return names.isEmpty() ? List.of() : List.of(names);
  }

  private static String let(AccessGroups access, AccessRight right) {
    var let = new StringBuilder();
    for (var group : List.of("a", "b", "c", "o")) {
      let.append(access.allow(right, Set.of(group)) ? group : "");
    }
    return let.toString();
  }

  @Test
  void isReadAsItWasWritten() {
    var access = new AccessGroups(List.of("a \"b\""), List.of(), List.of("ü", "c"));

    assertThat(AccessGroups.read(access.text())).isEqualTo(access);
    assertThat(AccessGroups.NONE.text()).isNull();
    assertThat(AccessGroups.read(null)).isEqualTo(AccessGroups.NONE);
  }

  @Test
  void letsNobodyInByATextThatItCannotRead() {
    assertThatThrownBy(() -> AccessGroups.read("{\"view\":"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "dispatch-viewer, ours, view",
    "dispatch-runner, ours, view run",
    "dispatch-editor, ours, view run edit",
    "dispatch-editor, theirs, ''",
    "dispatch-admin, theirs, view run edit"
  })
  void groupsNarrowWhatARoleMayDoAndNeverWidenIt(String role, String group, String may) {
    var caller = Caller.of("ann", role::equals, Set.of(role, group));
    var access = new AccessGroups(List.of("ours"), List.of(), List.of());

    var told = caller.may(access).stream().map(AccessRight::word).toList();

    assertThat(String.join(" ", told)).isEqualTo(may);
    assertThat(caller.roles()).containsExactly(role).isSubsetOf(Roles.ALL);
  }
}
