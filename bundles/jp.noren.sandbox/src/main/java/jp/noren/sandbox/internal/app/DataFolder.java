package jp.noren.sandbox.internal.app;

import java.nio.file.Path;

/** Where played companies keep their books. */
final class DataFolder {
    private DataFolder() {}

    /** Beside the node's other data; null, for a book in memory, where there is no such place. */
    static Path file(String name) {
        String data = System.getProperty("karaf.data");
        return data == null ? null : Path.of(data, "sandbox", name);
    }
}
