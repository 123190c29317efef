package org.khettara.core.meaning;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.khettara.core.report.SemanticType;
import org.khettara.core.search.Words;

/// Telephone numbers and e-mail addresses.
final class ContactPoints {
    /// Morocco's numbering plan: nine digits behind 0 or +212, the first of them 5 for fixed lines
    /// and 6 or 7 for mobile ones.
    private static final Pattern PHONE =
            Pattern.compile(
                    "(?<![\\d])(?:(?:\\+|00|\\(\\+|\\(00)? ?212\\)?[ .\\-/]{0,3}(?:\\(0\\)|0)?|\\(?0)[ .\\-)]{0,2}[5-7]\\)?(?:[ .\\-/]{0,2}\\d){8}(?!\\d)");

    private static final Pattern SHORT_PHONE = Pattern.compile("[5-7](?:[ .\\-]?\\d){8}");
    private static final Pattern DATED =
            Pattern.compile(
                    "\\d\\d[ ./\\-]\\d\\d[ ./\\-](?:19|20)\\d\\d.*|.*[ .\\-/](?:19|20)\\d\\d(?:[ .\\-/].*)?");
    private static final Pattern DECIMAL = Pattern.compile("0[.]\\d+");
    private static final Pattern EMAIL =
            Pattern.compile(
                    "[\\p{L}\\d][\\p{L}\\d._%+'\\-]{0,63} ?@ ?[\\p{L}\\d](?:[\\p{L}\\d\\-]{0,62})(?:\\.[\\p{L}\\d\\-]{1,63})+");

    /// Words of numbers that are no phone's.
    private static final Context OTHER_NUMBER =
            Context.of(
                    "code|codes|dossier|réf|référence|facture|marché|article|ice|if|rc|compte|budget|ligne|rubrique|bon|lot|série|numéro de série|titre foncier|tf|رمز|ملف|مرجع|فاتورة|صفقة|الرسم العقاري");

    private static final Set<String> ROLES =
            Set.of(
                    "contact",
                    "contacts",
                    "info",
                    "infos",
                    "information",
                    "informations",
                    "courrier",
                    "secretariat",
                    "support",
                    "webmaster",
                    "admin",
                    "administration",
                    "accueil",
                    "communication",
                    "com",
                    "presse",
                    "media",
                    "dg",
                    "sg",
                    "direction",
                    "drh",
                    "rh",
                    "recrutement",
                    "opendata",
                    "data",
                    "service",
                    "services",
                    "reclamation",
                    "reclamations",
                    "bureau",
                    "hello",
                    "office",
                    "commercial",
                    "sales",
                    "marketing",
                    "help",
                    "helpdesk",
                    "noreply",
                    "no reply",
                    "postmaster",
                    "dpo",
                    "cndp",
                    "portail",
                    "mairie",
                    "commune",
                    "cabinet",
                    "standard",
                    "reception",
                    "reservation",
                    "enquiries",
                    "mail",
                    "email",
                    "dsi",
                    "bo",
                    "bureau d ordre",
                    "ne pas repondre",
                    "statistique",
                    "statistiques",
                    "observatoire",
                    "formation",
                    "inscription",
                    "scolarite",
                    "bibliotheque",
                    "documentation");

    private ContactPoints() {}

    static void in(String plain, List<Found> found) {
        emails(plain, found);
        Matcher phone = PHONE.matcher(plain);
        while (phone.find()) {
            String written = phone.group();
            if (!DATED.matcher(written).matches() && !DECIMAL.matcher(written).matches()) {
                boolean named = OTHER_NUMBER.isBefore(plain, phone.start());
                boolean bare = isBare(written) && isWhole(plain, phone);
                found.add(
                        new Found(SemanticType.PHONE, !named && !bare, phone.start(), phone.end()));
            }
        }
    }

    /// A number without its first 0, as spreadsheets leave it.
    static boolean isWithoutZero(String plain) {
        return SHORT_PHONE.matcher(plain.strip()).matches();
    }

    /// Whether a phone number is of a fixed line.
    static boolean isFixed(String phone) {
        String digits = PlainText.bare(phone);
        return digits.length() >= 9 && digits.charAt(digits.length() - 9) == '5';
    }

    /// Figures alone, as codes have them too.
    private static boolean isBare(String written) {
        return written.chars().allMatch(Character::isDigit);
    }

    private static boolean isWhole(String plain, Matcher match) {
        return PlainText.bare(plain).length() == PlainText.bare(match.group()).length();
    }

    private static void emails(String plain, List<Found> found) {
        if (plain.indexOf('@') < 0) {
            return;
        }
        Matcher email = EMAIL.matcher(plain);
        while (email.find()) {
            if (!isRole(email.group())) {
                found.add(new Found(SemanticType.EMAIL, true, email.start(), email.end()));
            }
        }
    }

    /// An address of an office, whoever sits there.
    static boolean isRole(String email) {
        String local = email.substring(0, email.indexOf('@'));
        String key = Words.key(local.replaceAll("\\d+$", ""));
        return ROLES.contains(key) || (key.contains(" ") && ROLES.contains(key.split(" ", 2)[0]));
    }
}
