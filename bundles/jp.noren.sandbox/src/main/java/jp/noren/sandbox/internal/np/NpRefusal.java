package jp.noren.sandbox.internal.np;

/** The company refuses a request. Its real codes are not public: the emulator's begin with {@code EM}. */
final class NpRefusal extends Exception {
    private final int status;
    private final String code;

    NpRefusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static NpRefusal bad(String code, String message) {
        return new NpRefusal(400, code, message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
