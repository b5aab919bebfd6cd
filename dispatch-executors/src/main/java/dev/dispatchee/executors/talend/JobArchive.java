// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.executors.talend;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A job as Talend Studio exports it, unpacked: {@code jobInfo.properties}, {@code lib/*.jar}, and a
 * folder of the job's name with its jar and its script {@code NAME_run.sh}.
 *
 * @param folder where it is
 * @param job the folder of the job, in which it works
 * @param start how it is started
 */
record JobArchive(Path folder, Path job, RunScript start) {

  private static final String INFO = "jobInfo.properties";
  private static final String SCRIPT = "_run.sh";
  private static final long LONGEST = 1024L * 1024;

  /**
   * Reads it.
   *
   * @throws TalendException if it is not what Talend Studio exports
   * @throws IOException if it cannot be read
   */
  static JobArchive of(Path folder) throws TalendException, IOException {
    var job = job(folder);
    var script = script(job);
    return new JobArchive(
        folder, job, RunScript.parse(text(script, StandardCharsets.UTF_8), job.toString()));
  }

  /**
   * The class path, each of its entries within the archive.
   *
   * @throws TalendException if one is elsewhere
   */
  List<String> classPath() throws TalendException {
    var entries = new ArrayList<String>();
    for (var entry : start.classPath()) {
      if (!entry.isEmpty()) {
        entries.add(within(entry));
      }
    }
    if (entries.isEmpty()) {
      throw new TalendException("the script of the job names no class path");
    }
    return entries;
  }

  private String within(String entry) throws TalendException {
    boolean all = entry.endsWith("/*");
    var path = job.resolve(all ? entry.substring(0, entry.length() - 2) : entry).normalize();
    if (!path.startsWith(folder)) {
      throw new TalendException(
          "the class path of the job has '%s', allowed: what is in the archive".formatted(entry));
    }
    return all ? path + "/*" : path.toString();
  }

  private static Path job(Path folder) throws TalendException, IOException {
    var named = info(folder).getProperty("job", "").strip();
    if (!named.isEmpty()) {
      var job = EntryName.within(folder, named);
      if (hasScript(job)) {
        return job;
      }
    }
    List<Path> jobs;
    try (var entries = Files.list(folder)) {
      jobs = entries.filter(JobArchive::hasScript).sorted().toList();
    }
    if (jobs.size() != 1) {
      throw new TalendException(
          "the archive has %d jobs, allowed: one, exported by Talend Studio as NAME/NAME%s"
              .formatted(jobs.size(), SCRIPT));
    }
    return jobs.get(0);
  }

  private static boolean hasScript(Path job) {
    return Files.isRegularFile(script(job), LinkOption.NOFOLLOW_LINKS);
  }

  private static Path script(Path job) {
    return job.resolve(job.getFileName() + SCRIPT);
  }

  private static Properties info(Path folder) throws TalendException, IOException {
    var properties = new Properties();
    var file = folder.resolve(INFO);
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      try (var reader = new StringReader(text(file, StandardCharsets.ISO_8859_1))) {
        properties.load(reader);
      } catch (IllegalArgumentException broken) {
        throw new TalendException(
            "%s of the archive cannot be read: %s".formatted(INFO, broken.getMessage()), broken);
      }
    }
    return properties;
  }

  private static String text(Path file, Charset charset) throws TalendException, IOException {
    if (Files.size(file) > LONGEST) {
      throw new TalendException(
          "%s of the archive has more than %d bytes".formatted(file.getFileName(), LONGEST));
    }
    return new String(Files.readAllBytes(file), charset);
  }
}
