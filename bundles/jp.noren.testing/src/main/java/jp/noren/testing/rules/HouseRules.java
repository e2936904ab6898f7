package jp.noren.testing.rules;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All rules that look at one bundle. */
final class HouseRules {

    private HouseRules() {}

    static List<HouseRule> all() {
        Stream<Supplier<Stream<HouseRule>>> families = Stream.of(
                LayerRules::all,
                ImportRules::all,
                ServiceRules::all,
                SizeRules::all,
                TextRules::all,
                CatalogueRules::all);
        return families.flatMap(Supplier::get).toList();
    }

    /** What one rule finds in the bundle of a folder. */
    static List<String> violations(HouseRule rule, Path folder) {
        return rule.check()
                .violations(new BundleUnderTest(folder))
                .distinct()
                .sorted()
                .toList();
    }
}
