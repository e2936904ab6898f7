package jp.noren.sandbox.internal.sbps;

/** Checks one value: length (05), kind of characters (04), format (06), constants (07). */
final class Values {
    private Values() {}

    static void check(byte[] value, Layout.Element wanted) throws Ng {
        if (value.length > wanted.max()) {
            throw Ng.card("05", wanted.item());
        }
        boolean fits = wanted.type() == Layout.Type.WIDE ? isWide(value) : isPrintable(value);
        if (!fits || wanted.type() == Layout.Type.DIGITS && !isDigits(value)) {
            throw Ng.card("04", wanted.item());
        }
        format(new String(value, java.nio.charset.StandardCharsets.ISO_8859_1), wanted);
    }

    private static void format(String value, Layout.Element wanted) throws Ng {
        if (value.isEmpty()) {
            return;
        }
        String wellFormed =
                switch (wanted.name()) {
                    case "merchant_id", "request_date", "processing_datetime", "tracking_id", "service_id" ->
                        "[0-9]{" + wanted.max() + "}";
                    case "order_id", "cust_code" -> "[0-9A-Za-z_-]+";
                    case "amount" -> "[1-9][0-9]*";
                    case "sps_hashcode" -> "[0-9A-Fa-f]{40}";
                    default -> ".*";
                };
        if (!value.matches(wellFormed)) {
            throw Ng.card("06", wanted.item());
        }
        boolean constant = wanted.name().endsWith("_flg") && !value.matches("[01]")
                || wanted.name().equals("dealings_type") && !value.matches("10|21|61|80");
        if (constant) {
            throw Ng.card("07", wanted.item());
        }
    }

    private static boolean isDigits(byte[] value) {
        for (byte b : value) {
            if (b < '0' || b > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isPrintable(byte[] value) {
        for (byte b : value) {
            if (b < 0x20 || b > 0x7e) {
                return false;
            }
        }
        return true;
    }

    /** ASCII without ^ \ ` { | } ~, or JIS X 0208 pairs outside the vendors' rows and without the seven ambiguous signs. */
    private static boolean isWide(byte[] value) {
        for (int i = 0; i < value.length; i++) {
            int b = value[i] & 0xff;
            if (b < 0x80) {
                if (b < 0x20 || b > 0x7e || "^\\`{|}~".indexOf(b) >= 0) {
                    return false;
                }
            } else if (++i == value.length || !isPair(b, value[i] & 0xff)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPair(int lead, int trail) {
        boolean row = lead >= 0x81 && lead <= 0x9f && (lead < 0x85 || lead > 0x87) || lead >= 0xe0 && lead <= 0xea;
        boolean cell = trail >= 0x40 && trail <= 0xfc && trail != 0x7f;
        String sign = Integer.toHexString(lead << 8 | trail);
        return row && cell && !"815c 8160 8161 817c 8191 8192 81ca".contains(sign);
    }
}
