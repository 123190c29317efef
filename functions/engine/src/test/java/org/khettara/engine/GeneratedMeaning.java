package org.khettara.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.SemanticType;

/// A column as publishers have it, and what its values mean: one of a kind, in one of its forms,
/// under one of its titles, with empty cells and slips; or numbers and words that only look so.
///
/// @param meaning null for a column that means nothing of what is recognised
record GeneratedMeaning(
        String kind, @Nullable SemanticType meaning, String title, List<String> values) {
    private static final double EMPTY = 0.05;
    private static final double SLIPS = 0.02;
    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);
    private static final List<Kind> KINDS = kinds();

    /// @param titles with `|` between
    record Kind(
            String name,
            @Nullable SemanticType meaning,
            String titles,
            Function<Random, Function<Random, String>> form) {}

    static int count() {
        return KINDS.size();
    }

    /// @param kind from 0 to [#count], exclusive
    static GeneratedMeaning of(int kind, long seed) {
        Kind of = KINDS.get(kind);
        Random random = new Random(seed * 1_000 + kind);
        String[] titles = of.titles().split("\\|", -1);
        Function<Random, String> form = of.form().apply(random);
        int rows = 20 + random.nextInt(400);
        List<String> values = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            String value = form.apply(random);
            boolean slip = of.meaning() != null && random.nextDouble() < SLIPS;
            values.add(random.nextDouble() < EMPTY ? "" : slip ? "à compléter" : value);
        }
        return new GeneratedMeaning(
                of.name(), of.meaning(), titles[random.nextInt(titles.length)], values);
    }

    static Kind kind(
            SemanticType meaning, String titles, Function<Random, Function<Random, String>> form) {
        return new Kind(meaning.toString(), meaning, titles, form);
    }

    static Function<Random, String> any(Random chosen, List<Function<Random, String>> of) {
        return of.get(chosen.nextInt(of.size()));
    }

    static String oneOf(Random random, String words) {
        String[] all = words.split("\\|", -1);
        return all[random.nextInt(all.length)];
    }

    static String digits(Random random, int count) {
        var digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    static String between(Random random, long from, long to) {
        return Long.toString(from + Math.floorMod(random.nextLong(), to - from + 1));
    }

    /// The two digits that make the whole divisible by 97.
    private static String checked(String digits) {
        BigInteger number = new BigInteger(digits + "00");
        int rest = NINETY_SEVEN.subtract(number.mod(NINETY_SEVEN)).mod(NINETY_SEVEN).intValue();
        return digits + "%02d".formatted(rest);
    }

    private static String rib(Random random) {
        return checked(oneOf(random, "011|007|021|022|013|230") + digits(random, 19));
    }

    /// ISO 13616: the country's letters as numbers (M 22, A 10) behind the account.
    private static String iban(Random random) {
        String account = rib(random);
        int rest = new BigInteger(account + "221000").mod(NINETY_SEVEN).intValue();
        return "MA%02d%s".formatted(98 - rest, account);
    }

    private static String phone(Random random) {
        return "0" + oneOf(random, "5|6|7") + digits(random, 8);
    }

    private static String spaced(String number) {
        return number.replaceAll("(\\d\\d)(?=\\d)", "$1 ");
    }

    private static List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        addPersonal(kinds);
        addOfBodies(kinds);
        GeneratedPlaces.addTo(kinds);
        GeneratedQuantities.addTo(kinds);
        GeneratedNegatives.addTo(kinds);
        return List.copyOf(kinds);
    }

    private static void addPersonal(List<Kind> to) {
        to.add(
                kind(
                        SemanticType.CIN,
                        "CIN|N° CIN|cnie|رقم البطاقة الوطنية",
                        _ -> r -> oneOf(r, "A|BE|BK|C|D|EE|F|JB|K|T|W|X") + digits(r, 6)));
        to.add(
                kind(
                        SemanticType.RIB,
                        "RIB|Compte|x|الحساب البنكي",
                        c ->
                                any(
                                        c,
                                        List.of(
                                                GeneratedMeaning::rib,
                                                r -> rib(r).replaceAll("(.{4})", "$1 ").strip()))));
        to.add(
                kind(
                        SemanticType.IBAN,
                        "IBAN|Compte|x",
                        c ->
                                any(
                                        c,
                                        List.of(
                                                GeneratedMeaning::iban,
                                                r ->
                                                        iban(r).replaceAll("(.{4})", "$1 ")
                                                                .strip()))));
        to.add(
                kind(
                        SemanticType.PHONE,
                        "Téléphone|tel|GSM|الهاتف|x",
                        c ->
                                any(
                                        c,
                                        List.of(
                                                GeneratedMeaning::phone,
                                                r -> spaced(phone(r)),
                                                r -> "+212" + phone(r).substring(1)))));
        to.add(
                kind(
                        SemanticType.EMAIL,
                        "E-mail|courriel|البريد الإلكتروني|x",
                        _ ->
                                r ->
                                        "u%s@%s.ma"
                                                .formatted(
                                                        digits(r, 5),
                                                        oneOf(r, "gmail|menara|iam"))));
        to.add(
                kind(
                        SemanticType.PLATE,
                        "Immatriculation|Plaque|لوحة الترقيم",
                        _ ->
                                r ->
                                        "%s-%s-%d"
                                                .formatted(
                                                        digits(r, 5),
                                                        oneOf(r, "أ|ب|د|ه"),
                                                        1 + r.nextInt(88))));
        to.add(
                kind(
                        SemanticType.PASSPORT,
                        "Passeport|N° passeport|جواز السفر",
                        _ -> r -> oneOf(r, "AB|XK|LM|QS") + digits(r, 7)));
        to.add(
                kind(
                        SemanticType.CNSS,
                        "CNSS|N° CNSS|رقم الضمان الاجتماعي",
                        _ -> r -> between(r, 100_000_000, 999_999_999)));
    }

    private static void addOfBodies(List<Kind> to) {
        to.add(
                kind(
                        SemanticType.ICE,
                        "ICE|Identifiant commun|x",
                        _ -> r -> checked("00" + digits(r, 11))));
        to.add(
                kind(
                        SemanticType.TAX_NUMBER,
                        "IF|Identifiant fiscal|التعريف الجبائي",
                        _ -> r -> between(r, 1_000_000, 99_999_999)));
        to.add(
                kind(
                        SemanticType.TRADE_REGISTER,
                        "RC|Registre de commerce|السجل التجاري",
                        _ -> r -> between(r, 10, 999_999)));
        to.add(
                kind(
                        SemanticType.POSTAL_CODE,
                        "Code postal|CP|الرمز البريدي",
                        _ -> r -> between(r, 10_000, 97_000)));
        to.add(
                kind(
                        SemanticType.URL,
                        "Site web|url|x",
                        _ ->
                                r ->
                                        "https://www.site%s.ma/%s"
                                                .formatted(digits(r, 3), digits(r, 2))));
        to.add(
                kind(
                        SemanticType.LATITUDE,
                        "Latitude|lat|خط العرض",
                        _ -> r -> "3" + r.nextInt(6) + "." + digits(r, 6)));
        to.add(
                kind(
                        SemanticType.LONGITUDE,
                        "Longitude|lon|خط الطول",
                        _ -> r -> "-" + (1 + r.nextInt(16)) + "." + digits(r, 6)));
        to.add(
                kind(
                        SemanticType.GEO_POINT,
                        "Position|gps|x",
                        _ ->
                                r ->
                                        "3%d.%s, -%d.%s"
                                                .formatted(
                                                        r.nextInt(6),
                                                        digits(r, 5),
                                                        1 + r.nextInt(13),
                                                        digits(r, 5))));
        to.add(
                kind(
                        SemanticType.GENDER,
                        "Sexe|Genre|الجنس",
                        c -> {
                            String words = oneOf(c, "M;F|Homme;Femme|ذكر;أنثى");
                            return r -> oneOf(r, words.replace(';', '|'));
                        }));
        to.add(
                kind(
                        SemanticType.AGE_CLASS,
                        "Tranche d'âge|Âge|الفئة العمرية",
                        _ ->
                                r ->
                                        oneOf(
                                                r,
                                                "0-4 ans|5-9 ans|15 - 24|25-34|60 ans et plus|moins de 15 ans")));
    }
}
