package jp.noren.persistence;

/**
 * Says that the steps {@code db/<name>/} of a bundle have been applied. Registered with the property {@code schema.name};
 * every repository references its own, so nothing reads or writes before its tables are right (design.md section 9).
 */
public interface Schema {
    String PROPERTY = "schema.name";

    String name();

    /** The number of the last step applied. */
    int version();
}
