package jp.noren.testing.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs in the build of every bundle, against that bundle. */
public class HouseRulesTest {

    @TestFactory
    Stream<DynamicTest> houseRules() {
        BundleUnderTest bundle = new BundleUnderTest(Path.of(System.getProperty("basedir", "")));
        return HouseRules.all().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> assertThat(
                                rule.check().violations(bundle).distinct().sorted())
                        .as(rule.name())
                        .isEmpty()));
    }
}
