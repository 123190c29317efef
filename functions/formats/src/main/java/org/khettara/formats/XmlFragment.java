package org.khettara.formats;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import org.jspecify.annotations.Nullable;
import org.khettara.core.report.ReasonCode;
import org.khettara.engine.Limits;
import org.khettara.engine.Refusal;

/// An element within a record as JSON: a text, or an object of its attributes and children, where
/// children that repeat are an array.
///
/// @param text of an element that holds nothing else; null for others
record XmlFragment(String json, @Nullable String text) {
    /// Reads from after the element's start to its end.
    static XmlFragment read(XmlNode node, XmlTokens tokens, Limits limits)
            throws IOException, Refusal {
        return new Parser(tokens, limits).read(node);
    }

    private static final class Parser {
        private final XmlTokens tokens;
        private final Limits limits;
        private long chars;

        Parser(XmlTokens tokens, Limits limits) {
            this.tokens = tokens;
            this.limits = limits;
        }

        XmlFragment read(XmlNode node) throws IOException, Refusal {
            Map<String, List<String>> members = new LinkedHashMap<>();
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < tokens.attributes(); i++) {
                String name = tokens.attributeName(i);
                if (name != null) {
                    add(members, name, quoted(tokens.attributeValue(i)));
                }
            }
            for (int event = tokens.next();
                    event != XMLStreamConstants.END_ELEMENT;
                    event = tokens.next()) {
                if (tokens.isText()) {
                    tokens.appendTo(text);
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    XmlNode child = node.child(tokens.name());
                    add(members, child.name, read(child).json);
                }
            }
            String own = text.toString().strip();
            if (node.isLeaf()) {
                return new XmlFragment(quoted(own), own);
            }
            if (!own.isEmpty()) {
                add(members, node.name, quoted(own));
            }
            return new XmlFragment(object(members), null);
        }

        private void add(Map<String, List<String>> members, String name, String json)
                throws Refusal {
            members.computeIfAbsent(name, n -> new ArrayList<>()).add(json);
            chars += name.length() + json.length() + 4L;
            if (chars > limits.cellChars()) {
                throw Refusal.of(ReasonCode.TOO_LARGE, "TOO_LARGE.value", limits.cellChars());
            }
        }

        private static String object(Map<String, List<String>> members) {
            StringBuilder out = new StringBuilder("{");
            members.forEach((name, values) -> {
                out.append(out.length() > 1 ? "," : "");
                JsonTokens.quote(name, out);
                String one = String.join(",", values);
                out.append(':').append(values.size() == 1 ? one : "[" + one + "]");
            });
            return out.append('}').toString();
        }

        private static String quoted(String text) {
            StringBuilder out = new StringBuilder();
            JsonTokens.quote(text, out);
            return out.toString();
        }
    }
}
