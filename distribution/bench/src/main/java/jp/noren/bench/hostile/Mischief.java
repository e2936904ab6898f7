package jp.noren.bench.hostile;

/** The fifteen ways in which a payment provider can be bad to the house it runs in. */
public enum Mischief {
    SLEEP("sleeps for ever"),
    THROW("throws an Error"),
    LOCK("holds a lock that the house might want"),
    WRONG_AMOUNT("answers with another amount"),
    WRONG_ORDER("answers with the reference of another order"),
    DATABASE("asks for the database"),
    OTHERS_SETTINGS("asks for the settings of another provider"),
    HIJACK("calls itself another provider, in a higher version and with a higher ranking"),
    FORGED_API("offers the house's own packages in a higher version"),
    THREADS("leaves threads behind"),
    LOADER("leaves its class loader behind"),
    PORT("opens a port"),
    LOOP("computes for ever"),
    SAYS_PAID("says that it was paid, and asked nobody"),
    HEAP("takes all memory"),
    EXIT("ends the Java VM");

    private final String words;

    Mischief(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
