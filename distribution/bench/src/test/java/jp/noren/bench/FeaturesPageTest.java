package jp.noren.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FeaturesPageTest {
    private static final Path FEATURES = Path.of("../../features");

    private static TreeSet<String> names(Path file, String pattern) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.startsWith("noren-tp-"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    @DisplayName("The page of features has a row for each feature, and none for what is not there")
    void aRowForEachFeature() throws IOException {
        TreeSet<String> features =
                names(FEATURES.resolve("src/main/feature/feature.xml"), "<feature name=\"([\\w-]+)\"");

        assertThat(names(FEATURES.resolve("README.md"), "(?m)^\\| (noren-[\\w-]+) \\|"))
                .isEqualTo(features);
    }
}
