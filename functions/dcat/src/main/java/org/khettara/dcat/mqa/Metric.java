package org.khettara.dcat.mqa;

import static org.khettara.dcat.mqa.Dimension.ACCESSIBILITY;
import static org.khettara.dcat.mqa.Dimension.CONTEXTUALITY;
import static org.khettara.dcat.mqa.Dimension.FINDABILITY;
import static org.khettara.dcat.mqa.Dimension.INTEROPERABILITY;
import static org.khettara.dcat.mqa.Dimension.REUSABILITY;

import org.khettara.core.report.Text;

/// The 23 metrics with their points (piveau-data, `piveau-dqv-vocabulary.ttl`, `pv:trueScore`) and
/// what a publisher does about each.
@SuppressWarnings("ImmutableEnumChecker") // records of texts
public enum Metric {
    KEYWORDS(
            "keywordAvailability",
            FINDABILITY,
            30,
            new Text(
                    "Donnez au moins un mot-clé.",
                    "أضيفوا كلمة مفتاحية واحدة على الأقل.",
                    "Give at least one keyword.")),
    CATEGORY(
            "categoryAvailability",
            FINDABILITY,
            30,
            new Text(
                    "Choisissez un thème de la liste européenne.",
                    "اختاروا موضوعا من اللائحة الأوروبية.",
                    "Choose a theme of the European list.")),
    SPATIAL(
            "spatialAvailability",
            FINDABILITY,
            20,
            new Text(
                    "Dites quel territoire les données couvrent.",
                    "حددوا المجال الترابي الذي تغطيه البيانات.",
                    "Say which territory the data cover.")),
    TEMPORAL(
            "temporalAvailability",
            FINDABILITY,
            20,
            new Text(
                    "Dites quelle période les données couvrent.",
                    "حددوا الفترة التي تغطيها البيانات.",
                    "Say which period the data cover.")),
    ACCESS_URL_STATUS(
            "accessUrlStatusCode",
            ACCESSIBILITY,
            50,
            new Text(
                    "L'adresse d'accès ne répond pas : corrigez-la ou rétablissez le service.",
                    "عنوان الوصول لا يستجيب: صححوه أو أعيدوا تشغيل الخدمة.",
                    "The access address does not answer: correct it, or bring the service back.")),
    DOWNLOAD_URL(
            "downloadUrlAvailability",
            ACCESSIBILITY,
            20,
            new Text(
                    "Donnez l'adresse directe du fichier.",
                    "أضيفوا العنوان المباشر للملف.",
                    "Give the direct address of the file.")),
    DOWNLOAD_URL_STATUS(
            "downloadUrlStatusCode",
            ACCESSIBILITY,
            30,
            new Text(
                    "L'adresse de téléchargement ne répond pas : corrigez-la ou redéposez le fichier.",
                    "عنوان التحميل لا يستجيب: صححوه أو أعيدوا إيداع الملف.",
                    "The download address does not answer: correct it, or drop the file again.")),
    FORMAT(
            "formatAvailability",
            INTEROPERABILITY,
            20,
            new Text(
                    "Dites dans quel format est le fichier.",
                    "حددوا صيغة الملف.",
                    "Say which format the file has.")),
    MEDIA_TYPE(
            "mediaTypeAvailability",
            INTEROPERABILITY,
            10,
            new Text(
                    "Donnez le type de média du fichier, par exemple text/csv.",
                    "حددوا نوع وسائط الملف، مثل text/csv.",
                    "Give the media type of the file, such as text/csv.")),
    FORMAT_VOCABULARY(
            "formatMediaTypeVocabularyAlignment",
            INTEROPERABILITY,
            10,
            new Text(
                    "Prenez le format dans la liste européenne et le type de média dans celle de l'IANA.",
                    "خذوا الصيغة من اللائحة الأوروبية ونوع الوسائط من لائحة IANA.",
                    "Take the format from the European list and the media type from IANA's.")),
    NON_PROPRIETARY(
            "formatMediaTypeNonProprietary",
            INTEROPERABILITY,
            20,
            new Text(
                    "Publiez aussi un CSV : ce format appartient à un éditeur.",
                    "انشروا كذلك ملف CSV: هذه الصيغة مملوكة لشركة.",
                    "Publish a CSV too: this format belongs to a vendor.")),
    MACHINE_READABLE(
            "formatMediaTypeMachineInterpretable",
            INTEROPERABILITY,
            20,
            new Text(
                    "Publiez le tableau lui-même (CSV ou classeur) : un programme ne lit pas ce format.",
                    "انشروا الجدول نفسه (CSV أو مصنف): هذه الصيغة لا تقرؤها البرامج.",
                    "Publish the table itself (CSV or workbook): no program reads this format.")),
    DCAT_AP(
            "dcatApCompliance",
            INTEROPERABILITY,
            30,
            new Text(
                    "La fiche ne respecte pas DCAT-AP 3.0.1 : complétez le titre, la description et les adresses.",
                    "البطاقة لا تحترم DCAT-AP 3.0.1: أكملوا العنوان والوصف وعناوين الوصول.",
                    "The record does not keep to DCAT-AP 3.0.1: complete title, description and addresses.")),
    LICENCE(
            "licenceAvailability",
            REUSABILITY,
            20,
            new Text("Choisissez une licence.", "اختاروا رخصة.", "Choose a licence.")),
    KNOWN_LICENCE(
            "knownLicence",
            REUSABILITY,
            10,
            new Text(
                    "Prenez la licence dans la liste européenne ; pour l'ODbL, le code ODC_BL.",
                    "خذوا الرخصة من اللائحة الأوروبية؛ رمز ODbL هو ODC_BL.",
                    "Take the licence from the European list; for the ODbL, the code ODC_BL.")),
    ACCESS_RIGHTS(
            "accessRightsAvailability",
            REUSABILITY,
            10,
            new Text(
                    "Dites si l'accès est public ou restreint.",
                    "حددوا هل الولوج عمومي أم مقيد.",
                    "Say whether access is public or restricted.")),
    ACCESS_RIGHTS_VOCABULARY(
            "accessRightsVocabularyAlignment",
            REUSABILITY,
            5,
            new Text(
                    "Prenez les droits d'accès dans la liste européenne : PUBLIC, RESTRICTED ou NON_PUBLIC.",
                    "خذوا حقوق الولوج من اللائحة الأوروبية: PUBLIC أو RESTRICTED أو NON_PUBLIC.",
                    "Take the access rights from the European list: PUBLIC, RESTRICTED or NON_PUBLIC.")),
    CONTACT(
            "contactPointAvailability",
            REUSABILITY,
            20,
            new Text(
                    "Donnez un contact : un service, une adresse électronique ou une page.",
                    "أضيفوا جهة اتصال: مصلحة أو بريدا إلكترونيا أو صفحة.",
                    "Give a contact: an office, an e-mail address or a page.")),
    PUBLISHER(
            "publisherAvailability",
            REUSABILITY,
            10,
            new Text(
                    "Dites quelle institution publie.",
                    "حددوا المؤسسة الناشرة.",
                    "Say which institution publishes.")),
    RIGHTS(
            "rightsAvailability",
            CONTEXTUALITY,
            5,
            new Text(
                    "Dites comment citer la source.",
                    "حددوا كيفية ذكر المصدر.",
                    "Say how the source is to be cited.")),
    BYTE_SIZE(
            "byteSizeAvailability",
            CONTEXTUALITY,
            5,
            new Text(
                    "Donnez la taille du fichier.",
                    "أضيفوا حجم الملف.",
                    "Give the size of the file.")),
    ISSUED(
            "dateIssuedAvailability",
            CONTEXTUALITY,
            5,
            new Text(
                    "Donnez la date de publication.",
                    "أضيفوا تاريخ النشر.",
                    "Give the date of publication.")),
    MODIFIED(
            "dateModifiedAvailability",
            CONTEXTUALITY,
            5,
            new Text(
                    "Donnez la date de la dernière mise à jour.",
                    "أضيفوا تاريخ آخر تحيين.",
                    "Give the date of the last update."));

    private final String id;
    private final Dimension dimension;
    private final int points;
    private final Text fix;

    Metric(String id, Dimension dimension, int points, Text fix) {
        this.id = id;
        this.dimension = dimension;
        this.points = points;
        this.fix = fix;
    }

    /// Its name in piveau's vocabulary, `https://piveau.eu/ns/voc#`.
    public String id() {
        return id;
    }

    public Dimension dimension() {
        return dimension;
    }

    /// What it is worth.
    public int points() {
        return points;
    }

    /// What to do when it is not met.
    public Text fix() {
        return fix;
    }
}
