package org.khettara.core.meaning;

/// Check digits modulo 97 (ISO 7064, MOD 97-10).
final class CheckDigits {
    private CheckDigits() {}

    /// Digits, and capitals as 10 to 35, as one number modulo 97.
    static int mod97(String text) {
        int rest = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), 36);
            rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
        }
        return rest;
    }

    /// 24 digits: bank, town, account, key. Source: SWIFT, IBAN registry, Morocco.
    static boolean isRib(String digits) {
        return digits.length() == 24 && mod97(digits) == 0 && !isOneDigit(digits);
    }

    /// ISO 13616: the first four signs behind the others, modulo 97 one.
    static boolean isIban(String bare) {
        return bare.length() >= 15 && mod97(bare.substring(4) + bare.substring(0, 4)) == 1;
    }

    /// 15 digits, modulo 97 zero. Source: python-stdnum, `ma.ice`, and its 101 numbers.
    static boolean isIce(String digits) {
        return digits.length() == 15 && mod97(digits) == 0 && !isOneDigit(digits);
    }

    private static boolean isOneDigit(String digits) {
        return digits.chars().allMatch(c -> c == digits.charAt(0));
    }
}
