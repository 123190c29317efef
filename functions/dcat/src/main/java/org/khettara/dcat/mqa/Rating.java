package org.khettara.dcat.mqa;

import java.util.Locale;

/// What a number of points comes to, as the published manual has it. The code of piveau begins
/// SUFFICIENT at 120 already.
public enum Rating {
    EXCELLENT(351),
    GOOD(221),
    SUFFICIENT(121),
    BAD(0);

    private final int least;

    Rating(int least) {
        this.least = least;
    }

    /// @param points 0 to 405
    public static Rating of(int points) {
        for (Rating rating : values()) {
            if (points >= rating.least) {
                return rating;
            }
        }
        throw new IllegalArgumentException("no number of points: " + points);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
