// SPDX-License-Identifier: Apache-2.0
import dev.dispatchee.client.DispatchClient;
import dev.dispatchee.client.RunOrder;
import java.time.Duration;

class RunATrigger {
  public static void main(String[] args) throws InterruptedException {
    try (var dispatch = DispatchClient.connect(args[0], args[1], args[2])) {
      var run = dispatch.submit(RunOrder.ofTrigger(args[3]));
      run = dispatch.await(run.id(), Duration.ofMinutes(1));
      System.out.println(run.status() + ": " + dispatch.output(run.id()));
    }
  }
}
