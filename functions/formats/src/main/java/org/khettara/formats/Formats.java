package org.khettara.formats;

import java.util.List;
import org.khettara.engine.FormatReader;

/// The readers of this module.
public final class Formats {
    private Formats() {}

    /// In the order in which they are asked: the more special format first.
    public static List<FormatReader> all() {
        return List.of(
                new XlsxReader(),
                new OdsReader(),
                new XlsReader(),
                new ParquetReader(),
                new SpreadsheetMlReader(),
                new HtmlReader(),
                new XmlReader(),
                new JsonLinesReader(),
                new GeoJsonReader(),
                new JsonReader());
    }
}
