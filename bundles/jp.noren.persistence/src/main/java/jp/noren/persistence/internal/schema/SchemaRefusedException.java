package jp.noren.persistence.internal.schema;

/** The steps of a bundle do not fit the database. Nothing was changed by the step that is named. */
public final class SchemaRefusedException extends RuntimeException {

    SchemaRefusedException(String message) {
        super(message);
    }

    SchemaRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
