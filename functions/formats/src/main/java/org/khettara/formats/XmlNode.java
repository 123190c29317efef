package org.khettara.formats;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.khettara.engine.Refusal;

/// All elements of one path (`/export/commune/nom`): how often they come, and what they hold.
final class XmlNode {
    final String name;
    private final @Nullable XmlNode parent;
    private final Map<String, XmlNode> children = new LinkedHashMap<>();
    private final Set<String> attributes = new LinkedHashSet<>();
    private long instances;
    private long values;
    private long texts;
    private long run;
    private long runParent;
    private long most;

    XmlNode(String name, @Nullable XmlNode parent) {
        this.name = name;
        this.parent = parent;
    }

    /// The node of a child element; makes it when it is new.
    XmlNode child(String of) {
        return children.computeIfAbsent(of, n -> new XmlNode(n, this));
    }

    int children() {
        return children.size();
    }

    /// Counts an element that begins.
    void begin() {
        instances++;
        long around = parent == null ? 0 : parent.instances;
        run = runParent == around ? run + 1 : 1;
        runParent = around;
        most = Math.max(most, run);
    }

    /// @return whether the attribute is new
    boolean attribute(String of) {
        values++;
        return attributes.add(of);
    }

    void text() {
        values++;
        texts++;
    }

    boolean isLeaf() {
        return children.isEmpty() && attributes.isEmpty();
    }

    boolean repeats() {
        return most > 1;
    }

    /// Elements with values of their own that come several times within one other: they do not fit
    /// into one row.
    boolean isGroup() {
        return repeats() && !isLeaf();
    }

    /// A row whose cells all have one name: its cells have no names.
    boolean isRowOfCells() {
        return children.size() == 1
                && attributes.isEmpty()
                && texts == 0
                && children.values().iterator().next().isLeaf()
                && children.values().iterator().next().repeats();
    }

    /// The elements that repeat the most and hold the most values; else, the values that repeat the
    /// most; else the only element.
    XmlNode record() {
        XmlNode best = best(true, null);
        best = best == null ? best(false, null) : best;
        XmlNode record = best == null ? this : best;
        while (record.children.size() == 1 && record.attributes.isEmpty() && record.texts == 0) {
            XmlNode inner = record.children.values().iterator().next();
            if (inner.isLeaf() || inner.repeats()) {
                break;
            }
            record = inner;
        }
        return record;
    }

    private @Nullable XmlNode best(boolean groups, @Nullable XmlNode before) {
        XmlNode best = before;
        if (parent != null
                && repeats()
                && isLeaf() != groups
                && (best == null || score() > best.score())) {
            best = this;
        }
        for (XmlNode child : children.values()) {
            best = child.best(groups, best);
        }
        return best;
    }

    private double score() {
        return most * (double) ownValues() / instances;
    }

    private long ownValues() {
        long own = values;
        for (XmlNode child : children.values()) {
            own += child.isGroup() ? 0 : child.ownValues();
        }
        return own;
    }

    /// Adds the columns that a record of these elements has, in order of first appearance.
    ///
    /// @param path of this element within the record; empty for the record itself
    void columns(String path, Fields fields) throws Refusal {
        for (String attribute : attributes) {
            fields.position(attributePath(path, attribute));
        }
        if (texts > 0 || isLeaf()) {
            fields.position(textPath(path));
        }
        for (XmlNode child : children.values()) {
            String inside = join(path, child.name);
            if (child.isGroup()) {
                fields.position(inside);
            } else {
                child.columns(inside, fields);
            }
        }
    }

    static String join(String path, String name) {
        return path.isEmpty() ? name : path + Fields.INSIDE + name;
    }

    /// Apart from a child element of the same name.
    static String attributePath(String path, String attribute) {
        return Fields.again(join(path, attribute), 0);
    }

    String textPath(String path) {
        return path.isEmpty() ? Fields.again(name, -1) : path;
    }
}
