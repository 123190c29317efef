package org.khettara.embedded.server;

import org.khettara.core.describe.Reading;
import org.khettara.core.report.Text;

/// A request that cannot be answered, as RFC 9457 has it.
///
/// @param detail what is wrong and what was expected, in a sentence
/// @param message the same in three languages, for the page
record Problem(String type, String title, int status, String detail, Text message) {
    static final String MEDIA_TYPE = "application/problem+json";

    private static Problem of(int status, String title, String fr, String ar, String en) {
        return new Problem("about:blank", title, status, en, new Text(fr, ar, en));
    }

    static Problem badPath() {
        return of(
                400,
                "Bad Request",
                "Cette adresse n'est pas valable : « .. », les barres obliques codées et les caractères de contrôle y sont interdits.",
                "هذا العنوان غير صالح: لا يُسمح فيه بـ«..» ولا بالخطوط المائلة المرمزة ولا بأحرف التحكم.",
                "This address is not valid: '..', encoded slashes and control characters are not allowed in it.");
    }

    /// A value of the wrong form.
    ///
    /// @param where name of the parameter
    /// @param expected in English, as the values themselves say it
    static Problem badValue(String where, String expected) {
        return of(
                400,
                "Bad Request",
                "Le paramètre « %s » n'est pas valable : %s.".formatted(where, expected),
                "المعامل «%s» غير صالح: %s.".formatted(where, expected),
                "The parameter '%s' is not valid: %s.".formatted(where, expected));
    }

    static Problem badFileName() {
        return of(
                400,
                "Bad Request",
                "Le paramètre « name » doit être un nom de fichier de 1 à 255 caractères, sans dossier ni caractère de contrôle, comme « budget 2024.csv ».",
                "يجب أن يكون المعامل «name» اسم ملف من 1 إلى 255 حرفا، دون مجلد ولا أحرف تحكم، مثل «budget 2024.csv».",
                "The parameter 'name' must be a file name of 1 to 255 characters, without a folder and without control characters, as in 'budget 2024.csv'.");
    }

    /// Micronaut's own finding about a request.
    static Problem badRequest(String finding) {
        return of(
                400,
                "Bad Request",
                "La demande n'est pas de la forme attendue : %s.".formatted(finding),
                "الطلب ليس على الشكل المنتظر: %s.".formatted(finding),
                "The request is not of the expected form: %s.".formatted(finding));
    }

    static Problem malformedMetadata(Reading.Malformed malformed) {
        Text what = malformed.what();
        String at = malformed.at();
        return of(
                400,
                "Bad Request",
                "La description n'est pas valable (%s) : %s".formatted(at, what.fr()),
                "الوصف غير صالح (%s): %s".formatted(at, what.ar()),
                "The description is not valid (%s): %s".formatted(at, what.en()));
    }

    static Problem changedSince() {
        return of(
                412,
                "Precondition Failed",
                "Quelqu'un d'autre a modifié cette description entre-temps. Relisez-la, puis recommencez.",
                "عدّل شخص آخر هذا الوصف في هذه الأثناء. أعيدوا قراءته ثم حاولوا من جديد.",
                "Somebody else changed this description meanwhile. Read it again, then try again.");
    }

    static Problem foreignPage() {
        return of(
                403,
                "Forbidden",
                "Cette demande vient d'une page d'un autre site ; seules les pages de ce serveur peuvent déposer des fichiers.",
                "هذا الطلب آت من صفحة موقع آخر؛ صفحات هذا الخادم وحدها تستطيع إيداع الملفات.",
                "This request comes from a page of another site; only pages of this server may drop files.");
    }

    static Problem foreignHost() {
        return of(
                421,
                "Misdirected Request",
                "Ce serveur ne répond qu'aux adresses de cette machine, comme http://localhost.",
                "لا يجيب هذا الخادم إلا على عناوين هذا الجهاز، مثل http://localhost.",
                "This server answers only to addresses of this machine, such as http://localhost.");
    }

    static Problem notFound(String what) {
        return of(
                404,
                "Not Found",
                "Introuvable ici : %s.".formatted(what),
                "غير موجود هنا: %s.".formatted(what),
                "There is no such thing here: %s.".formatted(what));
    }

    /// Something that a decision is on is not there.
    static Problem notFound(Text sentence) {
        return new Problem("about:blank", "Not Found", 404, sentence.en(), sentence);
    }

    /// A decision that cannot be carried out as things stand.
    static Problem conflict(Text sentence) {
        return new Problem("about:blank", "Conflict", 409, sentence.en(), sentence);
    }

    /// @param why as readers may know it
    static Problem withdrawn(String what, String why) {
        return of(
                410,
                "Gone",
                "Retiré : %s. Motif : %s".formatted(what, why),
                "سُحب: %s. السبب: %s".formatted(what, why),
                "Withdrawn: %s. Reason: %s".formatted(what, why));
    }

    static Problem deleted(String what) {
        return of(
                410,
                "Gone",
                "Son organisme a supprimé ceci : %s.".formatted(what),
                "حذفته مؤسسته: %s.".formatted(what),
                "Deleted by its institution: %s.".formatted(what));
    }

    static Problem unknownInstitution(String id) {
        return of(
                404,
                "Not Found",
                "« %s » n'est pas un organisme inscrit. L'opérateur l'inscrit en ligne de commande."
                        .formatted(id),
                "«%s» ليست مؤسسة مسجلة. يسجلها المشغّل من سطر الأوامر.".formatted(id),
                "'%s' is not a registered institution. The operator registers it on the command line."
                        .formatted(id));
    }

    static Problem methodNotAllowed() {
        return of(
                405,
                "Method Not Allowed",
                "Cette adresse ne connaît pas cette méthode.",
                "هذا العنوان لا يقبل هذه الطريقة.",
                "This address does not take this method.");
    }

    static Problem notAcceptable() {
        return of(
                406,
                "Not Acceptable",
                "Cette fiche existe en application/ld+json, text/turtle et application/rdf+xml ; l'en-tête Accept n'en admet aucun.",
                "هذه البطاقة متاحة بصيغ application/ld+json وtext/turtle وapplication/rdf+xml؛ ولا يقبل Accept أيا منها.",
                "This record is there as application/ld+json, text/turtle and application/rdf+xml; the Accept header admits none of them.");
    }

    static Problem tooLarge(long largest) {
        return of(
                413,
                "Content Too Large",
                "Ce fichier dépasse la taille que ce serveur accepte (%d octets). Compressez-le (ZIP ou GZ) ou divisez-le."
                        .formatted(largest),
                "يتجاوز هذا الملف الحجم الذي يقبله هذا الخادم (%d بايت). اضغطوه (ZIP أو GZ) أو قسّموه."
                        .formatted(largest),
                "This file is larger than this server takes (%d bytes). Compress it (ZIP or GZ) or split it."
                        .formatted(largest));
    }

    static Problem formUpload() {
        return of(
                415,
                "Unsupported Media Type",
                "Le corps de la demande doit être le fichier lui-même et non un formulaire : curl --data-binary @fichier.",
                "يجب أن يكون متن الطلب هو الملف نفسه لا استمارة: curl --data-binary @file.",
                "The body must be the file itself and not a form: curl --data-binary @file.");
    }

    static Problem badRange(long bytes) {
        return of(
                416,
                "Range Not Satisfiable",
                "La plage demandée est hors du fichier, qui compte %d octets.".formatted(bytes),
                "المجال المطلوب خارج الملف الذي حجمه %d بايت.".formatted(bytes),
                "The range asked for lies outside the file, which has %d bytes.".formatted(bytes));
    }

    static Problem ours() {
        return of(
                500,
                "Internal Server Error",
                "Une panne de notre côté a empêché de répondre ; l'opérateur en trouve la cause dans le journal du serveur. Réessayez plus tard.",
                "حال عطل من جهتنا دون الإجابة؛ يجد المشغّل سببه في سجل الخادم. أعيدوا المحاولة لاحقا.",
                "A failure on our side prevented an answer; the operator finds its cause in the server's log. Try again later.");
    }

    /// Any other status that the framework decides on.
    static Problem other(int status, String title) {
        return of(
                status,
                title,
                "La demande n'a pas pu être traitée (%d).".formatted(status),
                "تعذرت معالجة الطلب (%d).".formatted(status),
                "The request could not be served (%d %s).".formatted(status, title));
    }
}
