package org.khettara.embedded.privacy;

import static org.khettara.embedded.privacy.Person.digits;
import static org.khettara.embedded.privacy.Person.pick;
import static org.khettara.embedded.privacy.Person.typed;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.khettara.embedded.privacy.Specimen.Expected;

/// Tables with personal data, of every kind that is looked for.
final class Planted {
    private static final List<String> TOWNS =
            List.of("Fès", "Rabat", "Oujda", "Agadir", "Tanger", "Safi", "Settat");
    private static final List<String> ARABIC_TOWNS =
            List.of("فاس", "الرباط", "وجدة", "أكادير", "طنجة", "آسفي", "سطات");

    private final Random random;
    private final boolean arabic;
    private final boolean mixed;
    private final Grid grid = new Grid();
    private final List<String> secrets = new ArrayList<>();

    private Planted(Random random, boolean arabic, boolean mixed) {
        this.random = random;
        this.arabic = arabic;
        this.mixed = mixed;
    }

    /// @param make fills a table
    private record Kind(String name, Expected expected, Function<Planted, String> make) {}

    /// What is planted, with the name of the file it makes.
    record Made(String kind, Expected expected, String fileName, Grid grid, List<String> secrets) {}

    static final int KINDS = kinds().size();

    /// @param arabic whether headers and people are Arabic
    /// @param mixed whether half the people are not
    static Made of(int kind, Random random, boolean arabic, boolean mixed) {
        Kind chosen = kinds().get(kind);
        var planted = new Planted(random, arabic, mixed);
        String fileName = chosen.make().apply(planted);
        return new Made(chosen.name(), chosen.expected(), fileName, planted.grid, planted.secrets);
    }

    private static List<Kind> kinds() {
        return List.of(
                new Kind("cin", Expected.BLOCKED, Planted::cin),
                new Kind("cin in remarks", Expected.BLOCKED, Planted::cinInRemarks),
                new Kind("rib", Expected.BLOCKED, Planted::rib),
                new Kind("rib in remarks", Expected.BLOCKED, Planted::ribInRemarks),
                new Kind("iban", Expected.BLOCKED, Planted::iban),
                new Kind("iban in a note", Expected.BLOCKED, Planted::ibanInNote),
                new Kind("passport", Expected.BLOCKED, Planted::passport),
                new Kind("passport in remarks", Expected.BLOCKED, Planted::passportInRemarks),
                new Kind("cnss with names", Expected.BLOCKED, Planted::cnss),
                new Kind("health with names", Expected.BLOCKED, Planted::health),
                new Kind("cin under another header", Expected.BLOCKED, Planted::cinByForm),
                new Kind("rib without its zeros", Expected.BLOCKED, Planted::ribAsNumber),
                new Kind("cin in the file's name", Expected.BLOCKED, Planted::fileName),
                new Kind("cin in the sheet's name", Expected.BLOCKED, Planted::sheetName),
                new Kind("a list without headers", Expected.BLOCKED, Planted::withoutHeaders),
                new Kind("one cell of many", Expected.BLOCKED, Planted::oneOfMany),
                new Kind(
                        "phone",
                        Expected.HELD,
                        p -> p.contact(false, Person::phone, "Téléphone", "الهاتف")),
                new Kind("phone as a number", Expected.HELD, Planted::phoneAsNumber),
                new Kind(
                        "phone in remarks",
                        Expected.HELD,
                        p -> p.remark("tél. ", "الهاتف ", Person::phone, true)),
                new Kind(
                        "e-mail",
                        Expected.HELD,
                        p -> p.contact(true, Person::email, "Courriel", "البريد الإلكتروني")),
                new Kind(
                        "e-mail in remarks",
                        Expected.HELD,
                        p -> p.remark("écrire à ", "راسلوا ", Person::email, false)),
                new Kind(
                        "plate",
                        Expected.HELD,
                        p -> p.contact(true, Person::plate, "Immatriculation", "رقم التسجيل")),
                new Kind("names and birth dates", Expected.HELD, Planted::births),
                new Kind("names of those admitted", Expected.HELD, Planted::names),
                new Kind("names and positions", Expected.HELD, Planted::positions));
    }

    private Person person() {
        return Person.of(random, mixed ? random.nextBoolean() : arabic);
    }

    private String fr(String french, String arab) {
        return arabic ? arab : french;
    }

    private String town() {
        return pick(random, arabic ? ARABIC_TOWNS : TOWNS);
    }

    private int size() {
        return 12 + random.nextInt(60);
    }

    private String plant(String secret) {
        secrets.add(secret);
        return secret;
    }

    /// Planted as it may have been typed.
    private String plantTyped(String secret) {
        return plant(typed(random, secret));
    }

    private void number(List<String> headers, Function<Person, String> value) {
        grid.add(
                fr("N°", "الرقم"),
                pick(random, headers),
                fr("Ville", "المدينة"),
                fr("Montant", "المبلغ"));
        for (int i = 1; i <= size(); i++) {
            grid.add("" + i, plantTyped(value.apply(person())), town(), "" + random.nextInt(9000));
        }
    }

    private String cin() {
        number(
                arabic
                        ? List.of("رقم البطاقة الوطنية", "رقم بطاقة التعريف", "ب.ت.و", "CIN")
                        : List.of(
                                "CIN",
                                "C.I.N.",
                                "N° CIN",
                                "CNIE",
                                "Pièce d'identité",
                                "cin_beneficiaire"),
                Person::cin);
        return "aides.csv";
    }

    private String rib() {
        number(
                arabic
                        ? List.of("رقم الحساب البنكي", "RIB", "الحساب البنكي")
                        : List.of("RIB", "Compte bancaire", "Référence", "N° de compte"),
                Person::rib);
        return "virements.csv";
    }

    private String iban() {
        number(List.of("IBAN", "Compte", "Coordonnées bancaires"), Person::iban);
        return "paiements.csv";
    }

    private String passport() {
        number(
                arabic
                        ? List.of("رقم جواز السفر", "جواز السفر")
                        : List.of("Passeport", "N° passeport", "Passport"),
                Person::passport);
        return "voyages.csv";
    }

    private void remarks(String french, String arab, Function<Person, String> value) {
        grid.add(fr("Dossier", "الملف"), fr("Ville", "المدينة"), fr("Observations", "ملاحظات"));
        for (int i = 1; i <= size(); i++) {
            boolean planted = i % 7 == 3;
            grid.add(
                    "D" + i,
                    town(),
                    planted
                            ? fr("reçu le 12/03/2024, " + french, "توصلنا به، " + arab)
                                    + plant(value.apply(person()))
                                    + fr(" (à revoir)", " للمراجعة")
                            : fr("complet", "كامل"));
        }
    }

    private String cinInRemarks() {
        remarks(
                pick(random, List.of("CIN ", "titulaire de la CIN n° ", "cin:")),
                pick(random, List.of("رقم البطاقة الوطنية ", "بطاقة التعريف رقم ")),
                Person::cin);
        return "dossiers.csv";
    }

    private String ribInRemarks() {
        remarks("virement sur ", "تحويل إلى ", p -> typed(random, p.rib()));
        return "suivi.csv";
    }

    private String passportInRemarks() {
        remarks("passeport n° ", "جواز السفر رقم ", Person::passport);
        return "suivi-voyages.csv";
    }

    private String remark(
            String french, String arab, Function<Person, String> value, boolean typed) {
        remarks(french, arab, p -> typed ? typed(random, value.apply(p)) : value.apply(p));
        return "remarques.csv";
    }

    private String ibanInNote() {
        grid.add(
                fr("Dons à verser au compte ", "التبرعات في الحساب ") + plant(person().iban()),
                "",
                "");
        grid.add("", "", "");
        grid.add(fr("Ville", "المدينة"), fr("Année", "السنة"), fr("Montant", "المبلغ"));
        for (int i = 1; i <= size(); i++) {
            grid.add(town(), "" + (2010 + i % 12), "" + random.nextInt(9000));
        }
        return "dons.csv";
    }

    private String cnss() {
        grid.add(
                fr("Nom et prénom", "الاسم الكامل"),
                fr("N° CNSS", "رقم الضمان الاجتماعي"),
                fr("Ville", "المدينة"));
        for (int i = 1; i <= size(); i++) {
            grid.add(
                    plant(person().name() + " " + i).replaceAll(" \\d+$", ""),
                    plant(person().cnss()),
                    town());
        }
        secrets.removeIf(secret -> !secret.matches("\\d{9}"));
        return "salaries.csv";
    }

    private String health() {
        grid.add(
                fr("Nom", "النسب"),
                fr("Prénom", "الاسم الشخصي"),
                fr("Pathologie", "المرض"),
                fr("Ville", "المدينة"));
        for (int i = 1; i <= size(); i++) {
            Person person = person();
            grid.add(unusual(person.family()), person.given(), person.illness(), town());
        }
        return "malades.csv";
    }

    /// A family name that nobody else in the test has.
    private String unusual(String family) {
        return plant(
                family
                        + (arabic ? "ـ" : "-")
                        + "Q"
                        + Integer.toString(random.nextInt(1 << 24), 26).replaceAll("\\d", "x"));
    }

    private String cinByForm() {
        grid.add(
                fr("Nom et prénom", "الاسم والنسب"),
                fr("Identifiant", "المعرف"),
                fr("Ville", "المدينة"));
        for (int i = 1; i <= size(); i++) {
            grid.add(person().name(), plant(person().cin()), town());
        }
        return "boursiers.csv";
    }

    private String ribAsNumber() {
        grid.add(fr("Ville", "المدينة"), "RIB", fr("Montant", "المبلغ"));
        for (int i = 1; i <= size(); i++) {
            grid.add(
                    town(),
                    plant(Person.rib(random).replaceFirst("^0+", "")),
                    "" + random.nextInt(9000));
        }
        return "subventions.csv";
    }

    private void towns() {
        grid.add(fr("Ville", "المدينة"), fr("Année", "السنة"), fr("Montant", "المبلغ"));
        for (int i = 1; i <= size(); i++) {
            grid.add(town(), "" + (2010 + i % 12), "" + random.nextInt(9000));
        }
    }

    private String fileName() {
        towns();
        return "dossier CIN " + plant(person().cin()) + ".csv";
    }

    private String sheetName() {
        towns();
        grid.sheet = "CIN " + plant(person().cin());
        return "feuille.xlsx";
    }

    private String withoutHeaders() {
        for (int i = 1; i <= size(); i++) {
            Person person = person();
            grid.add(person.name(), plant(person.cin()), plant(person.phone()), town());
        }
        return "liste.csv";
    }

    private String oneOfMany() {
        grid.add(fr("Commune", "الجماعة"), fr("Commentaire", "تعليق"), fr("Montant", "المبلغ"));
        int at = 300 + random.nextInt(2500);
        for (int i = 1; i <= 3000; i++) {
            grid.add(
                    town(),
                    i == at
                            ? fr("payé sur le compte ", "أُدي في الحساب ") + plant(person().rib())
                            : fr("tranche ", "دفعة ") + i + " / 2024 / " + digits(random, 3),
                    "" + random.nextInt(90000));
        }
        return "tranches.csv";
    }

    private String contact(
            boolean plain, Function<Person, String> value, String french, String arab) {
        grid.add(fr("Ville", "المدينة"), fr(french, arab), fr("Montant", "المبلغ"));
        for (int i = 1; i <= size(); i++) {
            String contact = value.apply(person());
            grid.add(
                    town(),
                    plain ? plant(contact) : plantTyped(contact),
                    "" + random.nextInt(9000));
        }
        return "contacts.csv";
    }

    private String phoneAsNumber() {
        return contact(true, p -> p.phone().substring(1), "GSM", "رقم الهاتف");
    }

    private String births() {
        grid.add(
                fr("Nom complet", "الاسم الكامل"),
                fr("Date de naissance", "تاريخ الازدياد"),
                fr("Ville", "المدينة"));
        for (int i = 1; i <= size(); i++) {
            Person person = person();
            grid.add(person.given() + " " + unusual(person.family()), person.birth(), town());
        }
        return "inscrits.csv";
    }

    private String names() {
        grid.add(
                fr("Rang", "الرتبة"), fr("Nom du candidat", "اسم المترشح"), fr("Centre", "المركز"));
        for (int i = 1; i <= size(); i++) {
            Person person = person();
            grid.add("" + i, person.given() + " " + unusual(person.family()), town());
        }
        return "admis.csv";
    }

    private String positions() {
        grid.add(fr("Propriétaire", "المالك"), "Latitude", "Longitude");
        for (int i = 1; i <= size(); i++) {
            Person person = person();
            grid.add(
                    person.given() + " " + unusual(person.family()),
                    "33." + digits(random, 6),
                    "-7." + digits(random, 6));
        }
        return "parcelles.csv";
    }
}
