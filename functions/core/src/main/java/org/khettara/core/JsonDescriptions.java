package org.khettara.core;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.khettara.core.describe.DataPackageJson;
import org.khettara.core.describe.MetadataJson;
import org.khettara.core.describe.Reading;
import org.khettara.core.port.DescriptionFormat;
import org.khettara.core.upload.MetadataFile;

/// The descriptions that are JSON: `metadata.json` and `datapackage.json` for what lies beside
/// them, `<file>.metadata.json` for one file.
public enum JsonDescriptions implements DescriptionFormat {
    METADATA {
        @Override
        public boolean reads(String fileName) {
            return MetadataFile.isNamed(fileName, "json");
        }

        @Override
        public Reading read(InputStream in) throws IOException {
            return MetadataJson.read(in);
        }
    },
    DATA_PACKAGE {
        @Override
        public boolean reads(String fileName) {
            return fileName.equalsIgnoreCase("datapackage.json");
        }

        @Override
        public Reading read(InputStream in) throws IOException {
            return DataPackageJson.read(in);
        }
    };

    public static final List<DescriptionFormat> ALL = List.of(values());
}
