package org.khettara.core.describe;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Description;
import org.khettara.core.catalogue.Description.Contact;
import org.khettara.core.catalogue.LocalText;
import org.khettara.core.catalogue.TableSchema;
import org.khettara.core.report.Report;

/// `datapackage.json` (Frictionless Data Package v2, datapackage.org/standard/data-package): what
/// the package says of itself is said of each of its resources, unless the resource says it.
public final class DataPackageJson {
    private final List<Report.Finding> findings = new ArrayList<>();

    private DataPackageJson() {}

    /// @throws IOException when the stream breaks
    public static Reading read(InputStream in) throws IOException {
        try {
            Field root = Field.root(MetadataJson.tree(in));
            var reader = new DataPackageJson();
            return new Reading.Said(reader.statements(root), reader.findings);
        } catch (MalformedException e) {
            return e.reading();
        }
    }

    private List<Reading.Statement> statements(Field root) throws MalformedException {
        Description whole = description(root);
        Field resources = root.get("resources");
        List<Field> each = resources == null ? List.of() : resources.items();
        if (each.isEmpty()) {
            return List.of(new Reading.Statement(null, whole));
        }
        var statements = new ArrayList<Reading.Statement>();
        for (Field resource : each) {
            Description own = description(resource);
            // What names a package of many names none of them.
            Description shared = each.size() == 1 ? whole : whole.asDefault();
            statements.add(new Reading.Statement(file(resource), own.or(shared)));
        }
        return statements;
    }

    private static String file(Field resource) throws MalformedException {
        Field path = resource.get("path");
        if (path == null) {
            throw resource.expected(
                    "une ressource avec « path »", "مورد له «path»", "a resource with a 'path'");
        }
        List<String> paths = path.strings();
        if (paths.isEmpty()) {
            throw path.expected("le nom d'un fichier", "اسم ملف", "the name of a file");
        }
        String first = paths.getFirst();
        return first.substring(first.lastIndexOf('/') + 1);
    }

    private Description description(Field field) throws MalformedException {
        MetadataJson.Licence licence = licence(field);
        findings.addAll(licence.findings());
        TableSchema schema = schema(field.get("schema"));
        return new Description(
                text(field.get("title")),
                text(field.get("description")),
                field.get("keywords") == null ? null : words(field.get("keywords")),
                null,
                null,
                null,
                null,
                null,
                licence.licence(),
                null,
                licence.words(),
                contact(field.get("contributors")),
                address(field.get("homepage")),
                source(field.get("sources")),
                null,
                schema == null ? null : schema.primaryKey(),
                schema);
    }

    /// A schema that lies elsewhere is not fetched.
    private @Nullable TableSchema schema(@Nullable Field schema) throws MalformedException {
        if (schema != null && schema.value().isTextual()) {
            findings.add(Findings.schemaElsewhere(schema.string()));
            return null;
        }
        return TableSchemaJson.read(schema, findings);
    }

    private static @Nullable LocalText text(@Nullable Field field) throws MalformedException {
        return field == null ? null : field.text();
    }

    private static java.util.NavigableMap<String, List<String>> words(@Nullable Field field)
            throws MalformedException {
        return java.util.Objects.requireNonNull(field).words();
    }

    /// The first that is known, else the first.
    private static MetadataJson.Licence licence(Field field) throws MalformedException {
        Field licences = field.get("licenses");
        MetadataJson.Licence first = MetadataJson.Licence.NONE;
        if (licences != null) {
            for (Field item : licences.items()) {
                for (String key : List.of("name", "path", "title")) {
                    Field name = item.get(key);
                    if (name != null) {
                        var licence = MetadataJson.licence(name.string());
                        if (licence.findings().isEmpty()) {
                            return licence;
                        }
                        first = first.equals(MetadataJson.Licence.NONE) ? licence : first;
                    }
                }
            }
        }
        return first;
    }

    /// The contributor who is named as contact, else the first that can be written to.
    private static @Nullable Contact contact(@Nullable Field contributors)
            throws MalformedException {
        Contact contact = null;
        if (contributors != null) {
            for (Field item : contributors.items()) {
                Field title = item.get("title");
                Field email = item.get("email");
                String page = address(item.get("path"));
                if (email != null || page != null) {
                    var candidate =
                            new Contact(
                                    title == null ? null : title.string(),
                                    email == null ? null : email.string(),
                                    page);
                    Field roles = item.get("roles") == null ? item.get("role") : item.get("roles");
                    if (roles != null && roles.strings().contains("contact")) {
                        return candidate;
                    }
                    contact = contact == null ? candidate : contact;
                }
            }
        }
        return contact;
    }

    private static @Nullable String source(@Nullable Field sources) throws MalformedException {
        if (sources != null) {
            for (Field item : sources.items()) {
                String address = address(item.get("path"));
                if (address != null) {
                    return address;
                }
            }
        }
        return null;
    }

    private static @Nullable String address(@Nullable Field field) throws MalformedException {
        return field == null ? null : Field.webAddress(field.string()).orElse(null);
    }
}
