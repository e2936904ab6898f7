package jp.noren.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever sends a bank's file finds in the document how each provider sends one back: its codes are those whose text names a record. */
class BankFileCodesTest {
    private static final Path BUNDLES = Path.of("../../bundles");
    private static final JsonNode DOCUMENT = new ObjectMapper().valueToTree(new WholeDocument(BUNDLES).document());

    @ParameterizedTest
    @CsvSource({
        "banktransfer, /deposits",
        "directdebit, /collections/{id}/results",
        "directdebit, /debits/{day}/results",
    })
    void operationNamesTheFaultsOfItsFiles(String provider, String path) throws IOException {
        Set<String> named = new TreeSet<>();
        DOCUMENT.path("paths").path(path).path("post").path("x-codes").forEach(code -> named.add(code.asText()));
        assertThat(faults(provider)).hasSizeGreaterThan(8);
        assertThat(named).containsAll(faults(provider));
    }

    private static Set<String> faults(String provider) throws IOException {
        Path texts = BUNDLES.resolve(
                "jp.noren.payment." + provider + "/src/main/resources/i18n/payment." + provider + ".properties");
        Properties read = new Properties();
        try (Reader in = Files.newBufferedReader(texts, StandardCharsets.UTF_8)) {
            read.load(in);
        }
        return read.stringPropertyNames().stream()
                .filter(code -> read.getProperty(code).contains("{record}"))
                .collect(Collectors.toSet());
    }
}
