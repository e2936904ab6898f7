package jp.noren.payment.directdebit.internal.app;

/** JIS X 0201: a character is a byte, printable ASCII as it is and half-width kana from 0xA1 on. */
final class BankCode {
    private static final char FIRST_KANA = '｡';
    private static final int FIRST_KANA_BYTE = 0xA1;
    private static final int LAST_KANA_BYTE = 0xDF;

    private BankCode() {}

    static byte toByte(char c) {
        return (byte) (c < 0x80 ? c : c - FIRST_KANA + FIRST_KANA_BYTE);
    }

    /** 0 for a byte that is no character. */
    static char toChar(byte b) {
        int code = b & 0xFF;
        if (code >= 0x20 && code <= 0x7E) {
            return (char) code;
        }
        return code >= FIRST_KANA_BYTE && code <= LAST_KANA_BYTE ? (char) (FIRST_KANA + code - FIRST_KANA_BYTE) : 0;
    }
}
