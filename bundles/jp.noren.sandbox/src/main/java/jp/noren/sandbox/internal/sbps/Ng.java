package jp.noren.sandbox.internal.sbps;

/** The emulated company says no, with a code of eight characters. */
final class Ng extends Exception {
    private final String code;

    Ng(String code) {
        super(code, null, false, false);
        this.code = code;
    }

    /** A code of the card method. */
    static Ng card(String type, String item) {
        return new Ng("101" + type + item);
    }

    String code() {
        return code;
    }
}
