package org.khettara.pages;

import java.util.EnumSet;
import java.util.Set;
import org.khettara.pages.workbook.ReleaseWorkbook;

/// Where the files of a release are served.
///
/// @param address of the folder, ending with `/`
/// @param workbooks that are made there when they are asked for
public record ServedFiles(String address, Set<ReleaseWorkbook> workbooks) {
    public ServedFiles {
        workbooks = Set.copyOf(workbooks);
    }

    /// As a store serves them: nothing but what lies there.
    public static ServedFiles asStored(String address) {
        return new ServedFiles(address, Set.of());
    }

    /// As our server does, which makes workbooks.
    public static ServedFiles withWorkbooks(String address) {
        return new ServedFiles(address, EnumSet.allOf(ReleaseWorkbook.class));
    }
}
