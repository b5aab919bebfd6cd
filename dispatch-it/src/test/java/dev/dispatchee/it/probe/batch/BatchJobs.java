// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.probe.batch;

import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Makes archives with jobs. */
public final class BatchJobs {

  private static final String JOB =
      """
      <job id="%s" version="2.0" xmlns="https://jakarta.ee/xml/ns/jakartaee">
        %s
      </job>
      """;

  private static final String COUNTING =
      """
      <step id="prepare" next="count">
        <batchlet ref="%1$s"/>
      </step>
      <step id="count">
        <chunk item-count="10">
          <reader ref="%2$s">
            <properties>
              <property name="items" value="#{jobParameters['items']}"/>
              <property name="failAt" value="#{jobParameters['failAt']}?:-1;"/>
            </properties>
          </reader>
          <writer ref="%3$s"/>
        </chunk>
      </step>
      """
          .formatted(
              PreparingBatchlet.class.getName(),
              CountingReader.class.getName(),
              DiscardingWriter.class.getName());

  private static final String ENDLESS =
      """
      <step id="wait">
        <batchlet ref="%s"/>
      </step>
      """
          .formatted(WaitingBatchlet.class.getName());

  private BatchJobs() {}

  /**
   * A web application with the job {@code counting}, which reads and writes as many numbers as its
   * parameter {@code items} says and fails at {@code failAt}, and the job {@code endless}, which
   * waits until it is stopped. The ids of the jobs are other names.
   */
  public static WebArchive archive(String name) {
    return ShrinkWrap.create(WebArchive.class, name)
        .addClasses(
            CountingReader.class,
            DiscardingWriter.class,
            PreparingBatchlet.class,
            WaitingBatchlet.class)
        .addAsWebInfResource(
            job("count-numbers", COUNTING), "classes/META-INF/batch-jobs/counting.xml")
        .addAsWebInfResource(
            job("wait-for-ever", ENDLESS), "classes/META-INF/batch-jobs/endless.xml");
  }

  private static StringAsset job(String id, String steps) {
    return new StringAsset(JOB.formatted(id, steps));
  }
}
