package org.khettara.pages;

import gg.jte.output.StringOutput;

/// The assessment of a portal as a page of its own.
public final class AssessmentPage {
    private AssessmentPage() {}

    public static String html(PortalReport report, Language language) {
        var out = new StringOutput();
        Templates.PAGES.render(
                "assessment.jte", new AssessmentView(report, new Speech(language)), out);
        return out.toString();
    }
}
