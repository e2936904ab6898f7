package jp.noren.rest.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.noren.kernel.health.Sign;
import jp.noren.rest.internal.House;
import jp.noren.rest.internal.ShopResource;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Pattern LINE = Pattern.compile(
            "[a-z_]+(\\{([a-z]+=\"[^\"]*\",?)+\\})? -?[0-9.]+([Ee]-?[0-9]+)?|# TYPE [a-z_]+ (counter|gauge|histogram)");

    @Test
    void requestsAreCountedByTheTemplateOfTheirPathAndTheirTimeByBounds() {
        try (House house = House.open()) {
            house.add("shop", new ShopResource());
            house.send(house.as(House.MEMBER, "shop/mine"));
            house.send(house.as(House.MEMBER, "shop/mine"));
            house.get("shop/mine");
            house.get("nowhere/at/all?secret=1");
            String text = house.get("metrics").body();

            assertThat(text.lines())
                    .contains(
                            "# TYPE noren_http_requests_total counter",
                            "noren_http_requests_total{method=\"GET\",path=\"/shop/mine\",status=\"2xx\"} 2",
                            "noren_http_requests_total{method=\"GET\",path=\"/shop/mine\",status=\"4xx\"} 1",
                            "noren_http_requests_total{method=\"\",path=\"other\",status=\"4xx\"} 1",
                            "# TYPE noren_http_request_seconds histogram",
                            "noren_http_request_seconds_bucket{method=\"GET\",path=\"/shop/mine\",le=\"+Inf\"} 3",
                            "noren_http_request_seconds_count{method=\"GET\",path=\"/shop/mine\"} 3",
                            "noren_gate_open{path=\"shop\"} 1")
                    .allMatch(line -> LINE.matcher(line).matches());
            assertThat(text).doesNotContain("secret", "nowhere");
            assertThat(house.get("metrics").header("Content-Type"))
                    .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
        }
    }

    @Test
    void aTypeStandsOnceBeforeItsLines() {
        try (House house = House.open()) {
            house.add("shop", new ShopResource());
            house.get("shop");
            house.get("live");
            List<String> types = house.get("metrics")
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("#"))
                    .toList();

            assertThat(types).doesNotHaveDuplicates();
        }
    }

    @Test
    void figuresOfBundlesComeAndGoWithThemAndAFaultyOneHidesNobodyElses() {
        try (House house = House.open()) {
            house.sources.add(() -> List.of(Sign.ok(
                    "provider", "well", Map.of("noren_provider_up{provider=\"sbps\"}", 1, "no figure at all", 2))));
            house.sources.add(() -> {
                throw new IllegalStateException("cannot tell");
            });
            house.sources.add(() -> List.of(Sign.ok("outbox", "well", Map.of("noren_outbox_events", 7))));
            String text = house.get("metrics").body();

            assertThat(text).contains("noren_provider_up{provider=\"sbps\"} 1\n", "noren_outbox_events 7\n");
            assertThat(text).doesNotContain("no figure");
            house.sources.clear();
            assertThat(house.get("metrics").body()).doesNotContain("noren_outbox_events");
        }
    }

    @Test
    void fromElsewhereTheyAreReadWithTheTokenAlone() {
        try (House house = House.open()) {
            assertThat(house.send(house.to("metrics").header("X-Forwarded-For", "203.0.113.9"))
                            .status())
                    .isEqualTo(403);
            assertThat(house.send(house.as("let-me-out", "metrics").header("X-Forwarded-For", "203.0.113.9"))
                            .status())
                    .isEqualTo(403);
            assertThat(house.send(house.as("let-me-in", "metrics").header("X-Forwarded-For", "203.0.113.9"))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void everyMetricStandsInTheHandbook() throws IOException {
        Path bundles = Path.of("").toAbsolutePath().getParent();
        String handbook = Files.readString(bundles.resolveSibling("distribution/handbook/operations.md"));
        Set<String> missing = named(bundles).stream()
                .filter(name -> !handbook.contains("`" + name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named(bundles)).hasSizeGreaterThan(15);
        assertThat(missing).as("metrics that operations.md does not explain").isEmpty();
    }

    /** Every name that stands in the sources. */
    private static Set<String> named(Path bundles) throws IOException {
        Pattern name = Pattern.compile("\"(noren_[a-z0-9_]+)");
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(bundles)) {
            for (Path file : files.filter(MetricsTest::isSource).toList()) {
                Matcher matcher = name.matcher(Files.readString(file));
                while (matcher.find()) {
                    names.add(matcher.group(1));
                }
            }
        }
        return names;
    }

    private static boolean isSource(Path file) {
        String path = file.toString();
        return path.endsWith(".java") && path.contains("/src/main/") && !path.contains("jp.noren.testing");
    }
}
