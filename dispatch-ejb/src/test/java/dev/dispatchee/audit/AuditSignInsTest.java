// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dispatchee.EngineOnDatabase;
import dev.dispatchee.database.TestDatabase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AuditSignInsTest {

  private final EngineOnDatabase engine;
  private final AuditSignIns signIns;

  AuditSignInsTest(TestDatabase kind) {
    engine = new EngineOnDatabase(kind);
    signIns =
        new AuditSignIns(
            engine.database, engine.clock, new AuditRefusals(engine.database, engine.clock));
  }

  @Test
  void tellsWhoSignedInAndOut() {
    signIns.signedIn("ann");
    signIns.signedOut("ann");

    assertThat(rows())
        .extracting(row -> row.user() + " " + row.action() + " " + row.outcome())
        .containsExactly("ann SIGN_OUT DONE", "ann SIGN_IN DONE");
    assertThat(rows()).extracting(AuditView::entity).containsOnly("session");
  }

  @Test
  void nobodyFillsTheTableByTryingManyNames() {
    for (int i = 0; i < AuditSignIns.MOST_REFUSED + 5; i++) {
      signIns.refused("name " + i, "401");
    }
    assertThat(rows()).hasSize(AuditSignIns.MOST_REFUSED);

    engine.clock.tick(Duration.ofMinutes(1));
    signIns.refused("ann", "401");

    assertThat(rows()).hasSize(AuditSignIns.MOST_REFUSED + 1);
    assertThat(rows().get(0).user()).isEqualTo("ann");
    assertThat(rows().get(0).detail()).isEqualTo("401 (and 5 more, as any user)");
  }

  private List<AuditView> rows() {
    var all = new AuditQuery(null, null, null, null, null, null, 200, false);
    return new AuditRows(engine.database).list(all).items();
  }
}
