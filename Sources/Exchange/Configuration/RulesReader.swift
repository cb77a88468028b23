import Domain

/// Reads `rules.yaml`.
enum RulesReader {
  /// The rules; placeholders where something is wrong.
  static func read(_ root: YAMLMapping) -> Rules? {
    let driving = root.section("driving_time", required: drivingKeys)
    let roads = root.section("roads", required: roadKeys)
    let hauling = root.section("hauling", required: haulingKeys)
    let drivingTime = driving.map(drivingTime)
    let roadRules = roads.map(roadRules)
    let practice = hauling.map(practice)
    guard let drivingTime, let roadRules, let practice else { return nil }
    return Rules(drivingTime: drivingTime, roads: roadRules, hauling: practice)
  }

  private static let drivingKeys = [
    "continuous_max_min", "full_break_min", "split_first_min", "split_second_min", "daily_max_min",
    "weekly_max_min", "fortnight_max_min", "daily_rest_min", "daily_window_min",
    "multi_manning_rest_min", "multi_manning_window_min", "work_continuous_max_min",
    "work_break_part_min", "work_break_short_min", "work_long_day_min", "work_break_long_min",
    "night_work_max_min",
  ]

  private static func drivingTime(_ map: YAMLMapping) -> Rules.DrivingTime {
    let minutes = FieldKind<Seconds>.minutes(1...14 * 24 * 60)
    let times = Rules.DrivingTime(
      continuousMax: map.value("continuous_max_min", minutes),
      fullBreak: map.value("full_break_min", minutes),
      splitFirst: map.value("split_first_min", minutes),
      splitSecond: map.value("split_second_min", minutes),
      dailyMax: map.value("daily_max_min", minutes),
      weeklyMax: map.value("weekly_max_min", minutes),
      fortnightMax: map.value("fortnight_max_min", minutes),
      dailyRest: map.value("daily_rest_min", minutes),
      dailyWindow: map.value("daily_window_min", minutes),
      multiManningRest: map.value("multi_manning_rest_min", minutes),
      multiManningWindow: map.value("multi_manning_window_min", minutes),
      workContinuousMax: map.value("work_continuous_max_min", minutes),
      workBreakPart: map.value("work_break_part_min", minutes),
      workBreakShort: map.value("work_break_short_min", minutes),
      workLongDay: map.value("work_long_day_min", minutes),
      workBreakLong: map.value("work_break_long_min", minutes),
      nightWorkMax: map.value("night_work_max_min", minutes))
    guard map.isSound else { return times }
    if times.dailyRest >= times.dailyWindow {
      map.report("value", "daily_rest_min", "less than daily_window_min")
    }
    if times.multiManningRest >= times.multiManningWindow {
      map.report("value", "multi_manning_rest_min", "less than multi_manning_window_min")
    }
    return times
  }

  private static let roadKeys = [
    "winter", "thaw_south", "thaw_north", "thaw_latitude", "thaw", "thaw_gross_t",
    "border_crossing_min", "town_passage_min", "access_speed_kmh", "access_detour",
    "access_minimum_km", "mass_levels_t", "mass_detour",
  ]

  private static func roadRules(_ map: YAMLMapping) -> Rules.Roads {
    let factor = FieldKind<Double>.decimal(
      NumberRange(unit: "", decimals: 3, range: 1000...10_000))
    let levels = map.list("mass_levels_t", .tonnes(3500...120_000))
    if map.isSound, levels.isEmpty || levels != levels.sorted(by: >) {
      map.report("value", "mass_levels_t", "at least one mass, from heavy to light")
    }
    return Rules.Roads(
      winter: season("winter", in: map), thawSouth: season("thaw_south", in: map),
      thawNorth: season("thaw_north", in: map),
      thawLatitude: map.value(
        "thaw_latitude", .decimal(NumberRange(unit: "degrees", decimals: 6, range: 0...90_000_000))),
      thawPolicy: map.value("thaw", .word(.close)),
      thawGross: map.value("thaw_gross_t", .tonnes(1000...120_000)),
      borderCrossing: map.value("border_crossing_min", .minutes(0...600)),
      townPassage: map.value("town_passage_min", .minutes(0...60)),
      accessSpeed: map.value("access_speed_kmh", .count(1...120, unit: "km/h")),
      accessDetour: map.value("access_detour", factor),
      accessMinimum: map.value("access_minimum_km", .kilometers(0...100_000)),
      massDetour: map.value("mass_detour", factor), massLevels: levels)
  }

  private static let haulingKeys = [
    "start_check_min", "end_check_min", "frozen_unloading_min", "frost", "winter_fuel_factor",
    "winter_fuel", "part_load_percent", "hauling_weekdays", "holidays",
    "opening_stock_producer_percent", "opening_stock_consumer_percent", "opening_stock_days",
  ]

  private static func practice(_ map: YAMLMapping) -> Rules.Hauling {
    let percent = FieldKind<Int>.count(0...100, unit: "%")
    return Rules.Hauling(
      startCheck: map.value("start_check_min", .minutes(0...120)),
      endCheck: map.value("end_check_min", .minutes(0...120)),
      frozenUnloading: map.value("frozen_unloading_min", .minutes(0...120)),
      frost: season("frost", in: map),
      winterFuel: map.value(
        "winter_fuel_factor", .number(NumberRange(unit: "", decimals: 3, range: 1000...2000))),
      winterFuelSeason: season("winter_fuel", in: map),
      partLoadPercent: map.value("part_load_percent", percent),
      haulingWeekdays: map.list("hauling_weekdays", .count(1...7)).sorted(),
      holidays: map.list("holidays", .date).sorted(),
      openingStockProducerPercent: map.value("opening_stock_producer_percent", percent),
      openingStockConsumerPercent: map.value("opening_stock_consumer_percent", percent),
      openingStockDays: map.value("opening_stock_days", .count(0...366)))
  }

  private static func season(_ key: String, in map: YAMLMapping) -> Season {
    let section = map.section(key, required: ["from", "to"])
    let placeholder = FieldKind<YearlyDay>.yearlyDay.placeholder
    return Season(
      from: section?.value("from", .yearlyDay) ?? placeholder,
      through: section?.value("to", .yearlyDay) ?? placeholder)
  }
}
