package org.khettara.pages;

/// The assessment of a portal in words.
public record AssessmentView(PortalReport report, Speech speech) {
    static final int POOREST = 20;

    /// The height of a bar over its scale, 0 to 100.
    public long height(PortalReport.Bin bin) {
        int highest = report.bins().stream().mapToInt(PortalReport.Bin::datasets).max().orElse(0);
        return highest == 0 ? 0 : Math.round(100.0 * bin.datasets() / highest);
    }

    public double share(long points) {
        return (double) points / report.most();
    }

    public int poorest() {
        return POOREST;
    }
}
