// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.it.console;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A trigger of an imagined shop, with what its past runs were like.
 *
 * @param name of the trigger
 * @param executor its type
 * @param settings of the executor
 * @param label the one that it has
 * @param cron its cron expression
 * @param zone of the expression
 * @param times at which it has run, hours and minutes, in that zone
 * @param weekdays on which it has run, from 1, Monday, to 7
 * @param usual how long a run took
 */
record ShopTrigger(
    String name,
    String executor,
    Map<String, String> settings,
    String label,
    String cron,
    String zone,
    List<String> times,
    String weekdays,
    Duration usual) {

  private static final String EACH_DAY = "1,2,3,4,5,6,7";
  private static final String WORKDAYS = "1,2,3,4,5";

  private static final String BERLIN = "Europe/Berlin";
  private static final String NEW_YORK = "America/New_York";
  private static final String UTC = "UTC";

  /** The first of these fails since three days, the second is in progress. */
  static List<ShopTrigger> all() {
    return List.of(
        workdays("Customer mail digest", "customer", "07:00", BERLIN, 18),
        new ShopTrigger(
            "Shipment forecast",
            "hello",
            Map.of("seconds", "300", "message", "37 regions, horizon 14 days"),
            "warehouse",
            "0 0 */4 * * ?",
            UTC,
            List.of("00:00", "04:00", "08:00", "12:00", "16:00", "20:00"),
            EACH_DAY,
            Duration.ofMinutes(4)),
        daily("Carrier label purge", "warehouse", "22:00", BERLIN, 9),
        daily("Certificate check", "platform", "08:00", BERLIN, 1),
        workdays("Currency rates", "finance", "16:15", BERLIN, 1),
        daily("Data warehouse load", "warehouse", "22:00", BERLIN, 132),
        daily("Database backup", "platform", "01:00", BERLIN, 84),
        daily("Fraud score batch", "finance", "22:00", BERLIN, 41),
        workdays("Invoice run", "finance", "18:00", BERLIN, 47),
        daily("Ledger close", "finance", "02:30", BERLIN, 22),
        daily("Log archive", "platform", "22:00", BERLIN, 64),
        daily("Loyalty points", "customer", "22:00", BERLIN, 12),
        workdays("New York settlement", "finance", "17:30", NEW_YORK, 33),
        call("Order export to SAP", "finance", "0 20 6-17 * * ?", hours(6, 17, 20), 9),
        call("Partner feed", "customer", "0 0 6-20/2 * * ?", everySecondHour(6, 20), 6),
        workdays("Payroll export", "finance", "02:15", BERLIN, 15),
        workdays("Price list publish", "customer", "06:00", BERLIN, 4),
        daily("Returns reconciliation", "finance", "22:00", BERLIN, 31),
        call("Sales cube refresh", "warehouse", "0 10 9-21/2 * * ?", hours(9, 21, 10), 14),
        daily("Search index rebuild", "platform", "05:00", UTC, 38),
        daily("Singapore stock take", "warehouse", "23:00", "Asia/Singapore", 26),
        daily("Sitemap publish", "customer", "22:00", BERLIN, 3),
        frequent("Mail outbox", "customer", "0 */2 * * * ?"),
        frequent("Payment status poll", "finance", "0 * * * * ?"),
        frequent("Warehouse stock sync", "warehouse", "*/30 * * * * ?"));
  }

  /** An array of SQL with its times. */
  String timesAsArray() {
    return "'{%s}'::time[]".formatted(String.join(",", times));
  }

  private static ShopTrigger daily(
      String name, String label, String time, String zone, int minutes) {
    return once(name, label, time, zone, minutes, EACH_DAY, "*");
  }

  private static ShopTrigger workdays(
      String name, String label, String time, String zone, int minutes) {
    return once(name, label, time, zone, minutes, WORKDAYS, "MON-FRI");
  }

  private static ShopTrigger once(
      String name,
      String label,
      String time,
      String zone,
      int minutes,
      String weekdays,
      String days) {
    var cron =
        "0 %d %d ? * %s"
            .formatted(
                Integer.parseInt(time.substring(3)), Integer.parseInt(time.substring(0, 2)), days);
    return new ShopTrigger(
        name,
        "hello",
        Map.of("message", "connected to smtps://mail.intern:465"),
        label,
        cron,
        zone,
        List.of(time),
        weekdays,
        Duration.ofMinutes(minutes));
  }

  private static ShopTrigger call(
      String name, String label, String cron, List<String> times, int minutes) {
    return new ShopTrigger(
        name,
        "http-request",
        Map.of("url", "https://partner.example/orders"),
        label,
        cron,
        BERLIN,
        times,
        EACH_DAY,
        Duration.ofMinutes(minutes));
  }

  private static ShopTrigger frequent(String name, String label, String cron) {
    return new ShopTrigger(
        name, "hello", Map.of(), label, cron, UTC, List.of(), EACH_DAY, Duration.ofSeconds(4));
  }

  private static List<String> hours(int first, int last, int minute) {
    return IntStream.rangeClosed(first, last)
        .mapToObj("%02d:"::formatted)
        .map(hour -> hour + "%02d".formatted(minute))
        .toList();
  }

  private static List<String> everySecondHour(int first, int last) {
    return hours(first, last, 0).stream()
        .filter(time -> Integer.parseInt(time.substring(0, 2)) % 2 == 0)
        .toList();
  }
}
