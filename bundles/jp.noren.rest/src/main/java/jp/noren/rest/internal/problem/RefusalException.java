package jp.noren.rest.internal.problem;

/** Carries a refusal with a status that use cases do not know (405, 406, 408, ...) to where it becomes an answer. */
public final class RefusalException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Refusal refusal;

    public RefusalException(Refusal refusal) {
        super(refusal.code(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
