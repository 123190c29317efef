package org.khettara.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;

/// The templates, as they were compiled with the module.
final class Templates {
    static final TemplateEngine PAGES = TemplateEngine.createPrecompiled(ContentType.Html);

    private Templates() {}
}
