// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskSettings;
import dev.dispatchee.api.InvalidSettingsException;
import dev.dispatchee.executors.StartedRun;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which jobs may be named at all; what becomes of them needs a server. */
class BatchJobSettingsTest {

  private static final Map<String, String> GOOD = Map.of("deployment", "shop.war", "job", "night");

  @ParameterizedTest
  @ValueSource(strings = {"shop.war", "shop-1.0_2+x.war", "shop.ear/jobs.war", "SHOP"})
  void takesTheNameOfADeployment(String name) {
    var settings = new HashMap<>(GOOD);
    settings.put("deployment", name);

    assertThat(new DispatchTaskSettings(settings).as(BatchJobSettings.class).deployment())
        .isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "deployment, ../shop.war",
    "deployment, /shop.war",
    "deployment, a/b/c.war",
    "deployment, shop.war/..",
    "deployment, 'shop.war<NUL>'",
    "deployment, 'shop war'",
    "job, ../night",
    "job, a/b",
    "job, .",
    "job, 'night<NUL>'",
    "parameters, just words",
    "parameters, dispatch.trigger=1",
    "parameters, 'a=b<NUL>'",
    "restart, maybe",
    "jobName, night"
  })
  void namesTheSettingAtFault(String key, String value) {
    var settings = new HashMap<>(GOOD);
    settings.put(key, value.replace("<NUL>", "\0").replace("<LF>", "\n"));

    assertThatThrownBy(StartedRun.of(new BatchJobExecutor(), settings)::await)
        .isInstanceOfSatisfying(
            InvalidSettingsException.class, fault -> assertThat(fault.key()).isEqualTo(key));
  }

  @Test
  void saysThatThereIsNoDeploymentWhereThereIsNoServer() {
    assertThatThrownBy(StartedRun.of(new BatchJobExecutor(), GOOD)::await)
        .isInstanceOf(BatchJobException.class)
        .hasMessage("there is no deployment shop.war on this server");
  }

  @Test
  void isForAdministratorsToConfigure() {
    var declared = BatchJobExecutor.class.getAnnotation(DispatchExecutor.class);

    assertThat(declared.type()).isEqualTo("batch-job");
    assertThat(declared.restricted()).isTrue();
  }
}
