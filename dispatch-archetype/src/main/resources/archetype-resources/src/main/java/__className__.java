package ${package};

import dev.dispatchee.api.BaseDispatchTaskExecutor;
import dev.dispatchee.api.DispatchExecutor;
import dev.dispatchee.api.DispatchTaskContext;
import dev.dispatchee.api.settings.Setting;
import jakarta.enterprise.context.Dependent;
import java.util.List;

/** Greets people. */
@Dependent
@DispatchExecutor(
    type = "${artifactId}",
    name = "${className}",
    description = "Greets people.",
    settings = ${className}.Settings.class)
public class ${className} extends BaseDispatchTaskExecutor {

  @Override
  protected void doExecute(DispatchTaskContext context) throws InterruptedException {
    var settings = context.settings().as(Settings.class);
    var names = settings.names();
    for (int i = 0; i < names.size(); i++) {
      // A run that is canceled or out of time ends soon, or it keeps its place.
      if (context.isCanceled()) {
        throw new InterruptedException("greeted %d of %d".formatted(i, names.size()));
      }
      context.output().println(settings.greeting() + ", " + names.get(i) + "!");
      context.progress(100 * (i + 1) / names.size(), "greeted " + names.get(i));
    }
  }

  /**
   * What a trigger can tell it: users fill in a form that is made of this.
   *
   * @param greeting said to everybody
   * @param names who is greeted
   */
  record Settings(
      @Setting(description = "Said to everybody.", defaultValue = "Hello") String greeting,
      @Setting(description = "Who is greeted, one a line.", defaultValue = "World")
          List<String> names) {}
}
