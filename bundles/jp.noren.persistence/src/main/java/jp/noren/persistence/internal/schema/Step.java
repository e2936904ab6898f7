package jp.noren.persistence.internal.schema;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One numbered step of a schema, as its bundle carries it.
 *
 * @param readersFrom bundles whose last step is below this number cannot read what the step leaves; 0 when all can
 */
public record Step(int number, String name, String text, int readersFrom) {
    private static final Pattern FILE = Pattern.compile("V(\\d{3,6})__([a-z0-9_-]+)\\.sql");
    private static final Pattern BREAKS = Pattern.compile("(?m)^--\\s*breaks-readers-before:\\s*(\\d+)\\s*$");

    /** @throws SchemaRefusedException when the name is not that of a step */
    public static Step of(String fileName, String text) {
        Matcher file = FILE.matcher(fileName);
        if (!file.matches()) {
            throw new SchemaRefusedException(fileName + " is no step: name it V001__what_it_does.sql");
        }
        Matcher breaks = BREAKS.matcher(text);
        int readersFrom = breaks.find() ? Integer.parseInt(breaks.group(1)) : 0;
        return new Step(Integer.parseInt(file.group(1)), file.group(2), text.replace("\r\n", "\n"), readersFrom);
    }

    /** What tells whether an applied step has been changed since. */
    public String sha256() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
