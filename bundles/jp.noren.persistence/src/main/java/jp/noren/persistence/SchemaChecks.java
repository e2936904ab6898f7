package jp.noren.persistence;

import jp.noren.kernel.Decision;

/**
 * Answers before a swap whether a version of a bundle can work on the database as it is today. Steps only add, so the version before
 * runs on the new schema; the rare step that breaks this says so in its head ({@code -- breaks-readers-before: n}),
 * and then going back to a version whose last step is below {@code n} is refused here, before anything is stopped.
 */
public interface SchemaChecks {

    /**
     * @param schema a bundle's schema, such as {@code checkout}
     * @param lastStep the highest number among the bundle's {@code db/<schema>/V###__*.sql}; 0 when it has none
     * @return allowed, also for a schema the database does not know yet; or {@code persistence.schema-unreadable} with
     *     {@code schema}, {@code step} (the one that broke it), {@code needs} and {@code has}
     */
    Decision canRun(String schema, int lastStep);
}
