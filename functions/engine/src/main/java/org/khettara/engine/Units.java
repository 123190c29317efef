package org.khettara.engine;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Currencies, percent and measures that publishers write beside numbers, and one name for each.
final class Units {
    /// Longest spelling below, in characters.
    static final int LONGEST = 24;

    private static final Map<String, String> EXACT = new HashMap<>();
    private static final Map<String, String> ANY_CASE = new HashMap<>();

    static {
        exact("%", "%", "٪", "％", "p. 100", "p.100");
        exact("‰", "‰");
        exact("°C", "°C", "° C", "℃");
        exact("°", "°");
        exact("m", "m");
        exact("m²", "m2", "m²");
        exact("m³", "m3", "m³");
        exact("km", "km", "Km", "KM");
        exact("km²", "km2", "km²", "Km2", "Km²");
        exact("cm", "cm");
        exact("mm", "mm");
        exact("Mm³", "Mm3", "Mm³");
        exact("ha", "ha", "Ha", "HA", "هكتار");
        exact("kg", "kg", "Kg", "KG");
        exact("g", "g");
        exact("t", "t", "T");
        exact("qx", "qx", "Qx");
        exact("l", "l", "L");
        exact("hl", "hl", "hL");
        exact("l/s", "l/s");
        exact("m³/s", "m3/s", "m³/s");
        exact("km/h", "km/h");
        exact("kWh", "kWh", "KWh", "KWH", "kwh");
        exact("MWh", "MWh");
        exact("GWh", "GWh");
        exact("kW", "kW", "KW");
        exact("MW", "MW");
        exact("hPa", "hPa");
        anyCase(
                "MAD", "dh", "dhs", "mad", "dirham", "dirhams", "درهم", "دراهم", "د.م.", "د.م",
                "dh.", "dhs.");
        anyCase("kMAD", "kdh", "kdhs", "milliers de dh", "milliers de dhs", "milliers de dirhams");
        anyCase(
                "MMAD",
                "mdh",
                "mdhs",
                "million de dh",
                "millions de dh",
                "millions de dhs",
                "millions dh",
                "millions de dirhams",
                "mmad",
                "مليون درهم");
        anyCase(
                "MdMAD",
                "mmdh",
                "mmdhs",
                "milliards de dh",
                "milliards de dhs",
                "milliards de dirhams",
                "مليار درهم");
        anyCase("EUR", "€", "eur", "euro", "euros");
        anyCase("USD", "$", "usd", "us$", "$us");
        anyCase("GBP", "£", "gbp");
        anyCase("%", "pct", "pour cent", "في المائة");
    }

    private Units() {}

    private static void exact(String name, String... spellings) {
        for (String spelling : spellings) {
            EXACT.put(spelling, name);
        }
    }

    private static void anyCase(String name, String... spellings) {
        for (String spelling : spellings) {
            ANY_CASE.put(spelling, name);
        }
    }

    /// The one name of the unit written so; null when it is none.
    static @Nullable String named(String written) {
        String exact = EXACT.get(written);
        return exact != null ? exact : ANY_CASE.get(written.toLowerCase(Locale.ROOT));
    }

    /// Every spelling.
    static Stream<String> spellings() {
        return Stream.concat(EXACT.keySet().stream(), ANY_CASE.keySet().stream());
    }

    static boolean isCurrency(String name) {
        return name.endsWith("MAD")
                || name.equals("EUR")
                || name.equals("USD")
                || name.equals("GBP");
    }
}
