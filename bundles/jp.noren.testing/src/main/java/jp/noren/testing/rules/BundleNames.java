package jp.noren.testing.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of all bundles, and who may import whom (design.md sections 3 and 4). */
record BundleNames(Set<String> all) {
    private static final String HOUSE = "jp.noren.";

    /** Roots that do not lie below the root package of their bundle: what providers and parts of a contract implement. */
    private static final Map<String, String> SPI_OWNERS =
            Map.of("jp.noren.payment.spi", "jp.noren.payment.api", "jp.noren.rental.spi", "jp.noren.rental.api");

    private static final Set<String> FOR_EVERYBODY =
            Set.of("jp.noren.kernel", "jp.noren.time", "jp.noren.i18n", "jp.noren.persistence", "jp.noren.rest");
    private static final Set<String> FOUNDATION = Set.of(
            "jp.noren.kernel",
            "jp.noren.time",
            "jp.noren.i18n",
            "jp.noren.persistence",
            "jp.noren.persistence.derby",
            "jp.noren.rest",
            "jp.noren.shell");
    private static final Set<String> FOR_A_PROVIDER = Set.of("jp.noren.kernel", "jp.noren.payment.api");

    static BundleNames beside(Path folder) {
        try (Stream<Path> siblings = Files.list(folder.getParent())) {
            return new BundleNames(siblings.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith(HOUSE))
                    .collect(Collectors.toUnmodifiableSet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bundle that a package of ours belongs to. */
    Optional<String> owner(String packageName) {
        Optional<String> spi = SPI_OWNERS.keySet().stream()
                .filter(name -> isBelow(packageName, name))
                .findFirst();
        return spi.map(SPI_OWNERS::get).or(() -> all.stream()
                .filter(name -> isBelow(packageName, name))
                .max(Comparator.comparingInt(String::length)));
    }

    private static boolean isBelow(String packageName, String root) {
        return packageName.equals(root) || packageName.startsWith(root + ".");
    }

    static boolean isFoundation(String bundle) {
        return FOUNDATION.contains(bundle);
    }

    /** Never shipped: what a reseller tests his provider with. */
    static boolean isForTests(String bundle) {
        return bundle.equals("jp.noren.payment.tck");
    }

    /** Speaks to one payment company. */
    static boolean isProvider(String bundle) {
        return bundle.startsWith("jp.noren.payment.") && !bundle.equals("jp.noren.payment.api") && !isForTests(bundle);
    }

    static boolean isApi(String bundle) {
        return bundle.endsWith(".api");
    }

    /** Whether one bundle may import packages that another exports. */
    static boolean mayImport(String importer, String exporter) {
        if (importer.equals(exporter) || exporter.equals("jp.noren.kernel")) {
            return true;
        }
        if (isProvider(importer) || isForTests(importer)) {
            return FOR_A_PROVIDER.contains(exporter);
        }
        if (importer.equals("jp.noren.kernel")) {
            return false;
        }
        if (isApi(importer)) {
            return isApi(exporter);
        }
        return isApi(exporter) || FOR_EVERYBODY.contains(exporter);
    }
}
