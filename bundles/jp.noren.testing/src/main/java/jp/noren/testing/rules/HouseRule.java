package jp.noren.testing.rules;

import java.util.stream.Stream;

/** One rule. Its name is the rule in words; what it finds says where and what. */
record HouseRule(String name, Check check) {

    /** Looks at a bundle. */
    @FunctionalInterface
    interface Check {
        Stream<String> violations(BundleUnderTest bundle);
    }
}
