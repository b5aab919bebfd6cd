// SPDX-License-Identifier: Apache-2.0
package dev.dispatchee.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What people call time zones although the JDK does not: abbreviations, offsets and places. */
final class ZoneNames {

  // All that an abbreviation may mean, what is meant most often first.
  private static final Map<String, List<String>> ABBREVIATIONS =
      table(
          """
          ACST Australia/Darwin Australia/Adelaide
          ACDT Australia/Adelaide
          AEST Australia/Sydney Australia/Brisbane
          AEDT Australia/Sydney
          AWST Australia/Perth
          AKST America/Anchorage
          AKDT America/Anchorage
          ART America/Argentina/Buenos_Aires
          AST America/Halifax America/Puerto_Rico Asia/Riyadh
          ADT America/Halifax
          BRT America/Sao_Paulo
          BST Europe/London Asia/Dhaka
          CAT Africa/Maputo
          CDT America/Chicago America/Havana
          CEST Europe/Berlin
          CST America/Chicago Asia/Shanghai America/Havana
          EAT Africa/Nairobi
          EDT America/New_York
          EEST Europe/Athens
          EST America/New_York America/Panama
          GST Asia/Dubai
          HKT Asia/Hong_Kong
          HST Pacific/Honolulu
          ICT Asia/Bangkok
          IDT Asia/Jerusalem
          IRST Asia/Tehran
          IST Asia/Kolkata Europe/Dublin Asia/Jerusalem
          JST Asia/Tokyo
          KST Asia/Seoul
          MDT America/Denver
          MSK Europe/Moscow
          MST America/Denver America/Phoenix
          NDT America/St_Johns
          NPT Asia/Kathmandu
          NST America/St_Johns
          NZDT Pacific/Auckland
          NZST Pacific/Auckland
          PDT America/Los_Angeles
          PHT Asia/Manila
          PKT Asia/Karachi
          PST America/Los_Angeles Asia/Manila
          SAST Africa/Johannesburg
          SGT Asia/Singapore
          TRT Europe/Istanbul
          WAT Africa/Lagos
          WEST Europe/Lisbon
          WIB Asia/Jakarta
          Z UTC
          """);

  // Etc/GMT-8 and its like have whole hours alone; these are the places with others.
  private static final Map<String, List<String>> OFFSETS =
      table(
          """
          -09:30 Pacific/Marquesas
          -03:30 America/St_Johns
          +03:30 Asia/Tehran
          +04:30 Asia/Kabul
          +05:30 Asia/Kolkata
          +05:45 Asia/Kathmandu
          +06:30 Asia/Yangon
          +08:45 Australia/Eucla
          +09:30 Australia/Darwin Australia/Adelaide
          +10:30 Australia/Lord_Howe Australia/Adelaide
          +12:45 Pacific/Chatham
          +13:45 Pacific/Chatham
          """);

  private static final Map<String, List<String>> PLACES =
      turned(
          table(
              """
              Africa/Johannesburg cape_town durban pretoria south_africa
              America/Chicago austin dallas houston memphis milwaukee minneapolis new_orleans
              America/Denver salt_lake_city albuquerque
              America/Los_Angeles san_francisco san_diego san_jose seattle portland las_vegas
              America/New_York atlanta boston charlotte cleveland miami philadelphia washington
              America/Sao_Paulo brasilia rio_de_janeiro brazil
              America/Toronto ottawa quebec
              Asia/Dubai abu_dhabi
              Asia/Ho_Chi_Minh hanoi vietnam
              Asia/Jakarta bandung
              Asia/Karachi islamabad lahore pakistan
              Asia/Kolkata bangalore bengaluru bombay chennai delhi hyderabad india mumbai new_delhi pune
              Asia/Qatar doha
              Asia/Seoul busan south_korea
              Asia/Shanghai beijing china chengdu guangzhou nanjing peking shenzhen tianjin wuhan
              Asia/Tokyo kyoto nagoya osaka sapporo yokohama
              Europe/Amsterdam rotterdam the_hague netherlands
              Europe/Berlin bonn cologne dresden frankfurt germany hamburg leipzig munich stuttgart
              Europe/Brussels antwerp belgium
              Europe/Istanbul ankara izmir
              Europe/London birmingham cardiff edinburgh england glasgow liverpool manchester
              Europe/Madrid barcelona seville valencia
              Europe/Moscow saint_petersburg st_petersburg
              Europe/Paris france lyon marseille toulouse
              Europe/Rome florence italy milan naples turin
              Europe/Vienna austria graz salzburg
              Europe/Warsaw krakow gdansk
              Europe/Zurich basel bern geneva switzerland
              Pacific/Auckland new_zealand wellington
              """));

  private ZoneNames() {}

  /** The zones that an abbreviation in capitals may mean. */
  static List<String> ofAbbreviation(String capitals) {
    return ABBREVIATIONS.getOrDefault(capitals, List.of());
  }

  /** The zones that have an offset such as +05:30, which is no whole number of hours. */
  static List<String> ofOffset(String offset) {
    return OFFSETS.getOrDefault(offset, List.of());
  }

  /** The zone of a place in small letters that gives no zone its name. */
  static List<String> ofPlace(String place) {
    return PLACES.getOrDefault(place, List.of());
  }

  /** All zones that are named here. */
  static Set<String> all() {
    var all = new TreeSet<String>();
    ABBREVIATIONS.values().forEach(all::addAll);
    OFFSETS.values().forEach(all::addAll);
    PLACES.values().forEach(all::addAll);
    return all;
  }

  private static Map<String, List<String>> table(String lines) {
    var table = new HashMap<String, List<String>>();
    lines
        .lines()
        .map(line -> List.of(line.split(" ")))
        .forEach(words -> table.put(words.get(0), words.subList(1, words.size())));
    return Map.copyOf(table);
  }

  private static Map<String, List<String>> turned(Map<String, List<String>> table) {
    var turned = new HashMap<String, List<String>>();
    table.forEach(
        (zone, places) ->
            places.forEach(
                place -> turned.computeIfAbsent(place, any -> new ArrayList<>()).add(zone)));
    return Map.copyOf(turned);
  }
}
