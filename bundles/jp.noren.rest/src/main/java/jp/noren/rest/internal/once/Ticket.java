package jp.noren.rest.internal.once;

/**
 * A claim on an idempotency key: who holds it may run the method.
 *
 * @param scope the key, hashed together with the caller, the method and the path; what is stored of them
 * @param seal what the answer is encrypted with; derived from the key, which is not stored
 * @param fence tells this claim from an earlier one whose time is up
 */
public record Ticket(String scope, byte[] seal, long fence) {
    @Override
    public String toString() {
        return "Ticket[" + scope + "]";
    }
}
