package jp.noren.access.internal.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import jp.noren.access.internal.domain.PasswordRules;

/** The list of the commonest passwords that the bundle brings. */
final class CommonPasswords {
    private static final String LIST = "/passwords/common.txt";

    private CommonPasswords() {}

    static PasswordRules rules() {
        try (InputStream list = CommonPasswords.class.getResourceAsStream(LIST)) {
            Set<String> common = new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toSet());
            return new PasswordRules(common);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
