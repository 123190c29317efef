package org.khettara.assessment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.khettara.core.catalogue.Licences;
import org.khettara.core.catalogue.Metadata.Field;
import org.khettara.core.report.Text;
import org.khettara.core.rules.RuleBook;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// Reads the portal's rules: `rules.yaml`, or those that we carry.
final class RuleFile {
    static final String FILE_NAME = "rules.yaml";
    private static final Set<String> LANGUAGES = Set.of("fr", "ar", "en");

    private final String name;

    private RuleFile(String name) {
        this.name = name;
    }

    /// @throws IOException saying which line is not as it should be
    static RuleBook read(Folder given) throws IOException {
        Optional<InputStream> file = given.open(FILE_NAME);
        String name = file.isPresent() ? given.place(FILE_NAME) : FILE_NAME;
        try (InputStream in =
                file.isPresent()
                        ? file.get()
                        : Objects.requireNonNull(
                                RuleFile.class.getResourceAsStream(FILE_NAME), FILE_NAME)) {
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes());
            return read(new StringReader(UTF_8.newDecoder().decode(bytes).toString()), name);
        } catch (CharacterCodingException e) {
            throw new IOException(name + " is not UTF-8: save it in that encoding.", e);
        }
    }

    /// @param name of the file, for messages
    static RuleBook read(Reader in, String name) throws IOException {
        var file = new RuleFile(name);
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(in);
            if (root == null) {
                throw new IOException(name + " is empty: expected version, title and rules.");
            }
            return file.book(root);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new IOException(
                    "%s, line %d is no YAML: %s.".formatted(name, line, e.getProblem()), e);
        }
    }

    private RuleBook book(Node root) throws IOException {
        var parts = fields(root, Set.of("version", "title", "mandatory", "formats", "licences"));
        return new RuleBook(
                text(part(parts, "version", root)),
                words(part(parts, "title", root)),
                mandatory(part(parts, "mandatory", root)),
                formats(part(parts, "formats", root)),
                licences(part(parts, "licences", root)));
    }

    private RuleBook.Mandatory mandatory(Node node) throws IOException {
        var parts = fields(node, Set.of("basis", "fields"));
        Set<Field> fields = new HashSet<>();
        for (Node item : items(part(parts, "fields", node))) {
            String said = text(item);
            fields.add(
                    Field.named(said)
                            .orElseThrow(() ->
                                    wrong(
                                            item,
                                            "'%s' is no field of a description; known are %s"
                                                    .formatted(said, Field.names()))));
        }
        return new RuleBook.Mandatory(words(part(parts, "basis", node)), fields);
    }

    private RuleBook.Allowed formats(Node node) throws IOException {
        var parts = fields(node, Set.of("basis", "allowed"));
        Set<String> codes = new HashSet<>();
        for (Node item : items(part(parts, "allowed", node))) {
            String said = text(item);
            if (!said.matches("[a-z0-9]{1,10}")) {
                throw wrong(
                        item,
                        "'%s' is no extension of a file: expected one such as csv".formatted(said));
            }
            codes.add(said);
        }
        return new RuleBook.Allowed(words(part(parts, "basis", node)), codes);
    }

    private RuleBook.Allowed licences(Node node) throws IOException {
        var parts = fields(node, Set.of("basis", "allowed"));
        Set<String> codes = new HashSet<>();
        for (Node item : items(part(parts, "allowed", node))) {
            String said = text(item);
            if (!Licences.isCode(said)) {
                throw wrong(
                        item,
                        "'%s' is no code of the EU's licence authority: expected one such as ODC_BL"
                                .formatted(said));
            }
            codes.add(said);
        }
        return new RuleBook.Allowed(words(part(parts, "basis", node)), codes);
    }

    private Text words(Node node) throws IOException {
        var parts = fields(node, LANGUAGES);
        return new Text(
                text(part(parts, "fr", node)),
                text(part(parts, "ar", node)),
                text(part(parts, "en", node)));
    }

    private Map<String, Node> fields(Node node, Set<String> known) throws IOException {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, "expected %s here".formatted(String.join(", ", sorted(known))));
        }
        var fields = new LinkedHashMap<String, Node>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(tuple.getKeyNode());
            if (!known.contains(key)) {
                throw wrong(
                        tuple.getKeyNode(),
                        "'%s' is not known here; expected %s"
                                .formatted(key, String.join(", ", sorted(known))));
            }
            if (fields.put(key, tuple.getValueNode()) != null) {
                throw wrong(tuple.getKeyNode(), "'%s' is there twice".formatted(key));
            }
        }
        return fields;
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    private Node part(Map<String, Node> fields, String key, Node of) throws IOException {
        @Nullable Node part = fields.get(key);
        if (part == null) {
            throw wrong(of, "'%s' is missing here".formatted(key));
        }
        return part;
    }

    private List<Node> items(Node node) throws IOException {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw wrong(node, "expected a list, as in [csv, xlsx]");
    }

    private String text(Node node) throws IOException {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue().strip();
        }
        throw wrong(node, "expected a word here");
    }

    private IOException wrong(Node node, String what) {
        return new IOException(
                "%s, line %d: %s.".formatted(name, node.getStartMark().getLine() + 1, what));
    }
}
