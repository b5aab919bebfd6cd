// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert;

import dev.dispatchee.cli.server.CommandFailedException;
import dev.dispatchee.cli.server.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The conversion of one source: its jobs, and what is told of the source as a whole. */
public final class Conversion {

  /** As many jobs as a source may have. */
  public static final int MOST = 100_000;

  private final String kind;
  private final String source;
  private final ConversionOptions options;
  private final Executors executors;
  private final Codes codes = new Codes();
  private final List<Job> jobs = new ArrayList<>();
  private final List<Remark> remarks = new ArrayList<>();

  /**
   * Begins one.
   *
   * @param kind what the source is, as it is typed
   * @param source its name, for people
   */
  public Conversion(String kind, String source, ConversionOptions options) {
    this.kind = kind;
    this.source = source;
    this.options = options;
    this.executors = new Executors(options.executors());
  }

  /** What the source is, as it is typed. */
  public String kind() {
    return kind;
  }

  /** The name of the source, for people. */
  public String source() {
    return source;
  }

  /** What was said beside the source. */
  public ConversionOptions options() {
    return options;
  }

  /**
   * Begins a job.
   *
   * @param place where it stands in the source, for people
   * @param code what is to be its external reference code, as far as that is allowed and free
   * @param name what is to be its name, likewise
   * @throws CommandFailedException if there are more than {@link #MOST}
   */
  public Job job(String place, String code, String name) {
    return add(new Job(place, codes.code(code), codes.name(name), options.activates()));
  }

  /**
   * Begins a job that has no name of its own in the source.
   *
   * @param readable what its external reference code begins with
   * @param identity what tells it from others, whenever the source is converted
   */
  public Job job(String place, String readable, String identity, String name) {
    return add(
        new Job(place, codes.code(readable, identity), codes.name(name), options.activates()));
  }

  private Job add(Job job) {
    if (jobs.size() == MOST) {
      throw new CommandFailedException(
          ExitCode.BAD_FILE, "%s: there are more than %d jobs".formatted(source, MOST));
    }
    jobs.add(job);
    return job;
  }

  /** Gives a job its executor and its settings. */
  public void give(Job job, Work work) {
    executors.give(job, work);
  }

  /** Tells something of the source as a whole. */
  public void remark(Verdict verdict, Topic topic, String text) {
    remarks.add(new Remark(verdict, topic, text));
  }

  /** The jobs, in the order of the source. */
  public List<Job> jobs() {
    return List.copyOf(jobs);
  }

  /** What is told of the source as a whole. */
  public List<Remark> remarks() {
    return List.copyOf(remarks);
  }

  /** Work for which the map file has no entry. */
  public Set<String> unknownWork() {
    return executors.unknown();
  }

  /** The worst of all that is told. */
  public Verdict verdict() {
    var ofTheSource = remarks.stream().map(Remark::verdict).reduce(Verdict.MAPS, Verdict::and);
    return jobs.stream().map(Job::verdict).reduce(ofTheSource, Verdict::and);
  }

  /** How many jobs have that verdict. */
  public long count(Verdict verdict) {
    return jobs.stream().filter(job -> job.verdict() == verdict).count();
  }

  /** What a file of definitions says. */
  public Map<String, Object> definitions() {
    return Map.of("triggers", jobs.stream().filter(Job::isWritten).map(Job::definition).toList());
  }
}
