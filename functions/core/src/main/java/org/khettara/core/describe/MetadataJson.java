package org.khettara.core.describe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Codes;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Description.Contact;
import org.khettara.core.catalogue.Description.Period;
import org.khettara.core.catalogue.Description.Place;
import org.khettara.core.catalogue.Licences;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.document.Json;
import org.khettara.core.place.Gazetteer;
import org.khettara.core.report.Report;

/// `metadata.json`: a [Description] as people write it (schemas/metadata.schema.json). A text may
/// stand without its language, one word for a list of one, and a URI of an authority for its code.
public final class MetadataJson {
    private static final Set<String> FIELDS =
            Set.of(
                    "$schema",
                    "title",
                    "description",
                    "keywords",
                    "themes",
                    "spatial",
                    "temporal",
                    "languages",
                    "frequency",
                    "licence",
                    "license",
                    "accessRights",
                    "rights",
                    "contact",
                    "landingPage",
                    "source",
                    "series",
                    "keyColumns",
                    "tableSchema");

    private final Field root;
    private final List<Report.Finding> findings = new ArrayList<>();

    private MetadataJson(Field root) {
        this.root = root;
    }

    /// @throws IOException when the stream breaks
    public static Reading read(InputStream in) throws IOException {
        try {
            return read(tree(in));
        } catch (MalformedException e) {
            return e.reading();
        }
    }

    /// Reads a document that was parsed elsewhere.
    public static Reading read(JsonNode document) {
        try {
            var reader = new MetadataJson(Field.root(document));
            Description description = reader.description();
            return new Reading.Said(
                    List.of(new Reading.Statement(null, description)), reader.findings);
        } catch (MalformedException e) {
            return e.reading();
        }
    }

    static JsonNode tree(InputStream in) throws IOException, MalformedException {
        try {
            return Json.tree(in);
        } catch (JsonProcessingException e) {
            var location = e.getLocation();
            String at =
                    location == null
                            ? "line 1"
                            : "line %d, column %d"
                                    .formatted(location.getLineNr(), location.getColumnNr());
            throw MalformedException.of(
                    at,
                    "Ce n'est pas du JSON valable : %s.".formatted(e.getOriginalMessage()),
                    "هذا ليس JSON صالحا: %s.".formatted(e.getOriginalMessage()),
                    "This is not valid JSON: %s.".formatted(e.getOriginalMessage()));
        }
    }

    private Description description() throws MalformedException {
        root.value()
                .fieldNames()
                .forEachRemaining(name -> {
                    if (!FIELDS.contains(name)) {
                        findings.add(Findings.unknownField(name));
                    }
                });
        Field licenceField =
                root.get("licence") == null ? root.get("license") : root.get("licence");
        Licence licence = licenceField == null ? Licence.NONE : licence(licenceField.string());
        findings.addAll(licence.findings());
        LocalText rights = text("rights");
        return new Description(
                text("title"),
                text("description"),
                root.get("keywords") == null ? null : at("keywords").words(),
                codes("themes", Codes.THEMES),
                spatial(),
                temporal(),
                languages(),
                code("frequency", Codes.FREQUENCIES),
                licence.licence(),
                code("accessRights", Codes.ACCESS_RIGHTS),
                rights == null ? licence.words() : rights,
                contact(),
                root.get("landingPage") == null ? null : at("landingPage").url(),
                root.get("source") == null ? null : at("source").url(),
                root.get("series") == null ? null : at("series").string(),
                root.get("keyColumns") == null ? null : at("keyColumns").strings(),
                TableSchemaJson.read(root.get("tableSchema"), findings));
    }

    /// @param licence code or URI
    /// @param words of a licence that is neither
    record Licence(
            @Nullable String licence, @Nullable LocalText words, List<Report.Finding> findings) {
        static final Licence NONE = new Licence(null, null, List.of());
    }

    static Licence licence(String name) {
        Optional<String> code = Licences.code(name);
        if (code.isPresent()) {
            return new Licence(code.get(), null, List.of());
        }
        var finding = List.of(Findings.unknownLicence(name));
        return Field.webAddress(name).isPresent()
                ? new Licence(name, null, finding)
                : new Licence(null, LocalText.of(LocalText.UNDETERMINED, name), finding);
    }

    private Field at(String name) {
        return java.util.Objects.requireNonNull(root.get(name), name);
    }

    private @Nullable LocalText text(String name) throws MalformedException {
        return root.get(name) == null ? null : at(name).text();
    }

    private @Nullable List<String> codes(String name, Codes codes) throws MalformedException {
        if (root.get(name) == null) {
            return null;
        }
        var known = new ArrayList<String>();
        for (String value : at(name).strings()) {
            codes.find(value)
                    .ifPresentOrElse(
                            known::add, () -> findings.add(Findings.unknownCode(name, value)));
        }
        return known.isEmpty() ? null : known;
    }

    private @Nullable String code(String name, Codes codes) throws MalformedException {
        if (root.get(name) == null) {
            return null;
        }
        String value = at(name).string();
        Optional<String> code = codes.find(value);
        if (code.isEmpty()) {
            findings.add(Findings.unknownCode(name, value));
        }
        return code.orElse(null);
    }

    private @Nullable List<Place> spatial() throws MalformedException {
        Field field = root.get("spatial");
        if (field == null) {
            return null;
        }
        var places = new ArrayList<Place>();
        for (Field item : field.value().isArray() ? field.items() : List.of(field)) {
            if (item.value().isTextual()) {
                String name = item.string();
                places.add(
                        Gazetteer.named(name)
                                .orElse(
                                        new Place(
                                                null, LocalText.of(LocalText.UNDETERMINED, name))));
            } else {
                Field code = item.get("code");
                Field name = item.get("name");
                if (name == null) {
                    throw item.expected(
                            "un nom de lieu, ou {\"code\": \"03\", \"name\": \"Fès-Meknès\"}",
                            "اسم مكان، أو ‎{\"code\": \"03\", \"name\": \"Fès-Meknès\"}‎",
                            "the name of a place, or {\"code\": \"03\", \"name\": \"Fès-Meknès\"}");
                }
                places.add(new Place(code == null ? null : code.string(), name.text()));
            }
        }
        return places;
    }

    private @Nullable Period temporal() throws MalformedException {
        Field field = root.get("temporal");
        if (field == null) {
            return null;
        }
        try {
            if (field.value().isTextual()) {
                String[] ends = field.string().split("/", 2);
                return new Period(ends[0], ends[ends.length - 1]);
            }
            Field start = field.get("start");
            Field end = field.get("end");
            return new Period(
                    start == null ? null : start.string(), end == null ? null : end.string());
        } catch (IllegalArgumentException e) {
            throw field.expected(
                    "une période : {\"start\": \"2023\", \"end\": \"2024-06-30\"}",
                    "فترة: ‎{\"start\": \"2023\", \"end\": \"2024-06-30\"}‎",
                    "a period: {\"start\": \"2023\", \"end\": \"2024-06-30\"}");
        }
    }

    private @Nullable List<String> languages() throws MalformedException {
        if (root.get("languages") == null) {
            return null;
        }
        List<String> tags = at("languages").strings();
        for (String tag : tags) {
            if (!LocalText.isTag(tag)) {
                throw at("languages")
                        .expected(
                                "une liste de codes de langue comme « fr » ou « ar »",
                                "قائمة رموز لغات مثل «fr» أو «ar»",
                                "a list of language tags such as 'fr' or 'ar'");
            }
        }
        return tags;
    }

    private @Nullable Contact contact() throws MalformedException {
        Field field = root.get("contact");
        if (field == null) {
            return null;
        }
        if (field.value().isTextual()) {
            return new Contact(null, email(field), null);
        }
        Field name = field.get("name");
        Field email = field.get("email");
        Field page = field.get("page");
        if (name == null && email == null && page == null) {
            throw field.expected(
                    "un contact : {\"name\": …, \"email\": …, \"page\": …}",
                    "جهة اتصال: ‎{\"name\": …, \"email\": …, \"page\": …}‎",
                    "a contact: {\"name\": ..., \"email\": ..., \"page\": ...}");
        }
        return new Contact(
                name == null ? null : name.string(),
                email == null ? null : email(email),
                page == null ? null : page.url());
    }

    private static String email(Field field) throws MalformedException {
        String email = field.string().replaceFirst("^mailto:", "");
        if (!email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+")) {
            throw field.expected(
                    "une adresse électronique", "عنوان بريد إلكتروني", "an e-mail address");
        }
        return email;
    }
}
