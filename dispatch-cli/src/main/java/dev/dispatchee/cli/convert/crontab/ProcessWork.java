// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.cli.convert.crontab;

import dev.dispatchee.cli.convert.Conversion;
import dev.dispatchee.cli.convert.ExecutorEntry;
import dev.dispatchee.cli.convert.Job;
import dev.dispatchee.cli.convert.Topic;
import dev.dispatchee.cli.convert.Work;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gives a command to the executor that the map file names, mostly {@code process}. */
final class ProcessWork {

  private static final String TYPE = "process";
  private static final String COMMAND = "command";
  private static final String ARGUMENTS = "arguments";
  private static final String ENVIRONMENT = "environment";

  private final Conversion conversion;
  private final Job job;
  private final Environment environment;
  private final String user;

  ProcessWork(Conversion conversion, Job job, Environment environment, String user) {
    this.conversion = conversion;
    this.job = job;
    this.environment = environment;
    this.user = user;
  }

  void give(Command command) {
    if (command.hasInput()) {
      job.cannot(
          Topic.DATA,
          "what stands behind a % is the standard input of the command, and there is none here");
    }
    var entry = conversion.options().executors().find(command.text());
    var words = ShellWords.of(command.text());
    var data = new LinkedHashMap<String, String>();
    if (entry.isPresent() && entry.get().to().equals(TYPE)) {
      program(entry.get(), command, words, data);
      surroundings(entry.get(), data);
      data.keySet().removeAll(entry.get().settings().keySet());
    }
    conversion.give(job, new Work(command.text(), data, facts(command, words)));
  }

  private Map<String, String> facts(Command command, Optional<List<String>> words) {
    var facts = new LinkedHashMap<String, String>();
    facts.put(COMMAND, command.text());
    facts.put("program", command.program());
    facts.put("user", user);
    words.ifPresent(all -> facts.put(ARGUMENTS, lines(all)));
    return facts;
  }

  private void program(
      ExecutorEntry entry,
      Command command,
      Optional<List<String>> words,
      Map<String, String> data) {
    boolean hasProgram = entry.settings().containsKey(COMMAND);
    if (words.isPresent()
        && (hasProgram || words.get().get(0).startsWith("/"))
        && words.get().stream().skip(1).allMatch(ProcessWork::isOneLine)) {
      data.put(COMMAND, words.get().get(0));
      if (words.get().size() > 1) {
        data.put(ARGUMENTS, lines(words.get()));
      }
      return;
    }
    var shell = entry.shell();
    if (shell != null) {
      data.put(COMMAND, shell);
      data.put(ARGUMENTS, "-c\n" + command.text());
      shell(shell);
    } else if (!entry.settings().containsKey(ARGUMENTS)) {
      job.cannot(
          Topic.DATA,
          words.isPresent()
              ? "the program is not named by its whole path, or an argument is empty or begins or"
                  + " ends with a blank; the map file may give settings.command, or a shell"
              : "it takes a shell to read the command; the map file may name one, shell: /bin/sh");
    }
  }

  private void shell(String shell) {
    job.maps(Topic.EXECUTOR, "the command is read by " + shell);
    environment
        .get("SHELL")
        .filter(its -> !its.equals(shell))
        .ifPresent(
            its ->
                job.differs(
                    Topic.EXECUTOR,
                    "it is read by %s there, and by %s here".formatted(its, shell)));
  }

  private void surroundings(ExecutorEntry entry, Map<String, String> data) {
    var variables = environment.ofCommands();
    if (!variables.isEmpty()) {
      data.put(
          ENVIRONMENT,
          variables.entrySet().stream()
              .map(variable -> variable.getKey() + "=" + variable.getValue())
              .collect(Collectors.joining("\n")));
      job.maps(
          Topic.ENVIRONMENT,
          "%s; dispatch.process.variables of the server has to name them"
              .formatted(String.join(", ", variables.keySet())));
    }
    if (!entry.settings().containsKey("directory")) {
      job.differs(
          Topic.DIRECTORY,
          "it runs in the home of its user there, and in a new folder here; the map file may give"
              + " settings.directory");
    }
    job.differs(
        Topic.USER,
        "it runs as %s there, and as the user of the server here"
            .formatted(user.isEmpty() ? "the owner of the crontab" : user));
  }

  private static String lines(List<String> words) {
    return words.stream().skip(1).collect(Collectors.joining("\n"));
  }

  // So that process reads it as it was: one argument a line.
  private static boolean isOneLine(String argument) {
    return !argument.isEmpty() && argument.equals(argument.strip());
  }
}
