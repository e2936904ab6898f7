package jp.noren.payment.sbps.internal.domain;

/** Tells a card number from a token: card numbers never enter the house, not even by a mistake of the shop's page (R129). */
public final class CardNumbers {
    private CardNumbers() {}

    /** 13 to 19 digits with a right check digit (Luhn), blanks and hyphens between them not counted. */
    public static boolean looksLikeOne(String value) {
        String digits = value.replaceAll("[ -]", "");
        return digits.matches("[0-9]{13,19}") && luhn(digits) % 10 == 0;
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit : digit * 2;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return sum;
    }
}
