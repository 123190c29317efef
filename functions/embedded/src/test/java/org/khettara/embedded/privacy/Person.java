package org.khettara.embedded.privacy;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Somebody who does not exist, with papers whose check digits are right.
record Person(
        String name,
        String given,
        String family,
        String cin,
        String passport,
        String cnss,
        String rib,
        String iban,
        String phone,
        String email,
        String plate,
        String birth,
        String illness) {
    private static final List<String> GIVEN =
            List.of(
                    "Mohammed",
                    "Fatima Zahra",
                    "Khadija",
                    "Youssef",
                    "Abdellah",
                    "Zineb",
                    "Driss",
                    "Naïma",
                    "Rachid",
                    "Aïcha",
                    "Hicham",
                    "Siham",
                    "Mustapha",
                    "Loubna",
                    "Saïd");
    private static final List<String> FAMILY =
            List.of(
                    "El Idrissi",
                    "Bennani",
                    "Alaoui",
                    "Tazi",
                    "Ouhaddou",
                    "Aït Lahcen",
                    "Chraïbi",
                    "El Mansouri",
                    "Berrada",
                    "Amzil",
                    "Boutaleb",
                    "Zeroual",
                    "Lahlou",
                    "Naciri");
    private static final List<String> ARABIC_GIVEN =
            List.of(
                    "محمد",
                    "فاطمة",
                    "خديجة",
                    "يوسف",
                    "عبد الله",
                    "زينب",
                    "إدريس",
                    "نعيمة",
                    "رشيد",
                    "عائشة");
    private static final List<String> ARABIC_FAMILY =
            List.of(
                    "الإدريسي",
                    "بناني",
                    "العلوي",
                    "التازي",
                    "أوحدو",
                    "الشرايبي",
                    "المنصوري",
                    "برادة",
                    "زروال");
    private static final List<String> PREFIXES =
            List.of(
                    "A", "AB", "BE", "BK", "C", "CD", "D", "EE", "G", "J", "JB", "K", "L", "PB",
                    "Q", "R", "T", "X", "Z");
    private static final List<String> ILLNESSES =
            List.of(
                    "Diabète",
                    "Hépatite C",
                    "Asthme",
                    "Épilepsie",
                    "Hypertension",
                    "Cancer du sein");
    private static final List<String> ARABIC_ILLNESSES =
            List.of("السكري", "الربو", "الصرع", "السرطان", "القصور الكلوي");

    static Person of(Random random, boolean arabic) {
        String given = pick(random, arabic ? ARABIC_GIVEN : GIVEN);
        String family = pick(random, arabic ? ARABIC_FAMILY : FAMILY);
        String cin = pick(random, PREFIXES) + digits(random, 5 + random.nextInt(2));
        String rib = rib(random);
        return new Person(
                given + " " + family,
                given,
                family,
                cin,
                "" + letter(random) + letter(random) + digits(random, 7),
                "1" + digits(random, 8),
                rib,
                "MA" + ibanCheck(rib) + rib,
                "0" + (random.nextBoolean() ? 6 : 7) + digits(random, 8),
                "p"
                        + digits(random, 5)
                        + "."
                        + Integer.toString(random.nextInt(1 << 20), 36)
                        + "@exemple.ma",
                (10000 + random.nextInt(80000))
                        + "-"
                        + pick(random, List.of("أ", "ب", "د", "ه"))
                        + "-"
                        + (1 + random.nextInt(80)),
                "%02d/%02d/%d"
                        .formatted(
                                1 + random.nextInt(28),
                                1 + random.nextInt(12),
                                1950 + random.nextInt(60)),
                pick(random, arabic ? ARABIC_ILLNESSES : ILLNESSES));
    }

    /// Bank, town, account, and the key that makes the whole a multiple of 97.
    static String rib(Random random) {
        String account =
                pick(random, List.of("007", "011", "013", "022", "145", "190", "230", "310", "350"))
                        + "780"
                        + digits(random, 16);
        int rest = new BigInteger(account + "00").mod(BigInteger.valueOf(97)).intValue();
        return account + "%02d".formatted((97 - rest) % 97);
    }

    private static String ibanCheck(String rib) {
        int rest = new BigInteger(rib + "221000").mod(BigInteger.valueOf(97)).intValue();
        return "%02d".formatted(98 - rest);
    }

    static String digits(Random random, int count) {
        var digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private static char letter(Random random) {
        return (char) ('A' + random.nextInt(26));
    }

    static <T> T pick(Random random, List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /// The value as somebody may have typed it: with blanks and dashes, in Arabic figures,
    /// full-width forms, small letters, with marks that nobody sees.
    static String typed(Random random, String value) {
        return switch (random.nextInt(10)) {
            case 0 -> value.toLowerCase(Locale.ROOT);
            case 1 -> grouped(value, " ");
            case 2 -> grouped(value, "-");
            case 3 -> grouped(value, "\u00A0");
            case 4 -> mapped(value, '\u0660');
            case 5 -> "\u202B" + value + "\u202C";
            case 6 -> value.charAt(0) + "\u200B" + value.substring(1);
            case 7 -> wide(value);
            default -> value;
        };
    }

    private static String grouped(String value, String between) {
        int at = value.length() > 20 ? 6 : 2;
        return value.substring(0, at) + between + value.substring(at);
    }

    private static String mapped(String value, char zero) {
        var mapped = new StringBuilder();
        value.chars()
                .forEach(c -> mapped.append((char) (c >= '0' && c <= '9' ? zero + c - '0' : c)));
        return mapped.toString();
    }

    private static String wide(String value) {
        var wide = new StringBuilder();
        value.chars().forEach(c -> wide.append((char) (c > ' ' && c < 127 ? c + 0xFEE0 : c)));
        return wide.toString();
    }
}
