package jp.noren.payment.sbps.internal.domain;

import java.util.Map;

/**
 * {@code res_err_code}: method (3), type (2), item (3). The type says what is the matter, the item which field.
 *
 * @param method 101 card, 999 common; others are not ours
 */
public record ErrorCode(String method, String type, String item) {

    /** What a type means for the one who asked. */
    public enum Meaning {
        OVER_LIMIT,
        CARD_UNUSABLE,
        CARD_DATA_WRONG,
        SECURITY_CODE_WRONG,
        TOO_OFTEN,
        NOT_PERMITTED,
        ISSUER_DECLINED,
        TOKEN_INVALID,
        /** What we sent or how we are set up is not accepted; nothing was done. */
        NOT_ACCEPTED,
        /** There is no such transaction or tracking id, or no authorisation behind it. */
        NOTHING_THERE,
        /** The authorisation was cancelled before. */
        ALREADY_CANCELLED,
        /** The commit, or its opposite, was done before. */
        ALREADY_SETTLED,
        ALREADY_CAPTURED,
        /** The contract captures by itself: the call was not needed. */
        CAPTURES_BY_ITSELF,
        ALREADY_REFUNDED,
        /** Captured money is not released but given back, by the other function. */
        REFUND_INSTEAD,
        COMMIT_FIRST,
        /** The same order number and branch number came before: somebody knows that order. */
        DUPLICATE,
        /** The customer is not the one they know under this code. */
        CUSTOMER_MISMATCH,
        /** Their own trouble: whether the thing was done is not known. */
        TECHNICAL
    }

    private static final Map<String, Meaning> BY_TYPE = Map.ofEntries(
            Map.entry("11", Meaning.NOTHING_THERE),
            Map.entry("12", Meaning.NOTHING_THERE),
            Map.entry("93", Meaning.NOT_ACCEPTED),
            Map.entry("95", Meaning.CUSTOMER_MISMATCH),
            Map.entry("96", Meaning.DUPLICATE),
            Map.entry("20", Meaning.CARD_UNUSABLE),
            Map.entry("21", Meaning.ISSUER_DECLINED),
            Map.entry("22", Meaning.OVER_LIMIT),
            Map.entry("23", Meaning.CARD_UNUSABLE),
            Map.entry("24", Meaning.CARD_DATA_WRONG),
            Map.entry("25", Meaning.TOO_OFTEN),
            Map.entry("26", Meaning.NOT_PERMITTED),
            Map.entry("27", Meaning.CARD_DATA_WRONG),
            Map.entry("28", Meaning.NOT_PERMITTED),
            Map.entry("36", Meaning.ISSUER_DECLINED),
            Map.entry("37", Meaning.CAPTURES_BY_ITSELF),
            Map.entry("39", Meaning.NOTHING_THERE),
            Map.entry("44", Meaning.NOTHING_THERE),
            Map.entry("51", Meaning.NOTHING_THERE),
            Map.entry("40", Meaning.ALREADY_CANCELLED),
            Map.entry("45", Meaning.ALREADY_CANCELLED),
            Map.entry("52", Meaning.ALREADY_CANCELLED),
            Map.entry("41", Meaning.ALREADY_CAPTURED),
            Map.entry("46", Meaning.ALREADY_REFUNDED),
            Map.entry("49", Meaning.REFUND_INSTEAD),
            Map.entry("50", Meaning.REFUND_INSTEAD),
            Map.entry("59", Meaning.COMMIT_FIRST),
            Map.entry("60", Meaning.ALREADY_SETTLED),
            Map.entry("61", Meaning.SECURITY_CODE_WRONG),
            Map.entry("K2", Meaning.ISSUER_DECLINED),
            Map.entry("T1", Meaning.TOKEN_INVALID),
            Map.entry("T2", Meaning.TOKEN_INVALID));

    /** @param text 8 characters */
    public static ErrorCode parse(String text) {
        return new ErrorCode(text.substring(0, 3), text.substring(3, 5), text.substring(5, 8));
    }

    /** Whether a text has the shape of a code. */
    public static boolean isOne(String text) {
        return text.matches("[0-9]{3}[0-9A-Z]{2}[0-9]{3}");
    }

    public Meaning meaning() {
        if (!method.equals("101") && !method.equals("999")) {
            return Meaning.TECHNICAL;
        }
        Meaning meaning = BY_TYPE.get(type);
        return meaning != null ? meaning : byRange();
    }

    /** Types that stand for a family; what is in no table at all is treated as their trouble, the careful reading. */
    private Meaning byRange() {
        if (between("00", "07") || between("09", "10") || between("13", "14")) {
            return byItem();
        }
        if (between("29", "35")) {
            return Meaning.NOT_PERMITTED;
        }
        if (between("65", "77")) {
            return Meaning.ISSUER_DECLINED;
        }
        boolean ruleOfTheirs = type.matches("38|42|43|47|54|56|57|58|63|78|79|K[01345]");
        return ruleOfTheirs ? Meaning.NOT_ACCEPTED : Meaning.TECHNICAL;
    }

    /** A wrong field: what the buyer typed, or what we made of it. */
    private Meaning byItem() {
        return switch (item) {
            case "200", "201" -> Meaning.CARD_DATA_WRONG;
            case "209" -> Meaning.SECURITY_CODE_WRONG;
            default -> Meaning.NOT_ACCEPTED;
        };
    }

    private boolean between(String first, String last) {
        return type.matches("[0-9]{2}") && type.compareTo(first) >= 0 && type.compareTo(last) <= 0;
    }

    public String text() {
        return method + type + item;
    }
}
