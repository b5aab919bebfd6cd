// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.client;

import java.nio.file.Files;
import java.nio.file.Path;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The browser that pages are tried in. */
public final class Chromium {

  // The same engine without what has windows, which takes less of the machine. Not by the script
  // of that name: the driver would end the script, and the browser would stay.
  private static final Path SHELL = Path.of("/usr/lib/chromium/chromium-headless-shell");
  private static final Path BROWSER = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  private Chromium() {}

  /** Whether there are a browser and its driver on this machine. */
  public static boolean isThere() {
    return Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
  }

  /** Starts one without a window, in English. */
  public static ChromeDriver start() {
    var options = new ChromeOptions();
    options.setBinary((Files.isExecutable(SHELL) ? SHELL : BROWSER).toFile());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--lang=en-GB");
    // The proxy of a machine knows nothing of a server on it.
    options.addArguments("--no-proxy-server", "--force-prefers-reduced-motion");
    var service = new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).build();
    return new ChromeDriver(service, options);
  }
}
