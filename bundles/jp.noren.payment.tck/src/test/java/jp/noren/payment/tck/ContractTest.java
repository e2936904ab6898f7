package jp.noren.payment.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import jp.noren.payment.spi.Capability;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The contract test lets a right provider pass and sees what is wrong with a wrong one")
@Execution(ExecutionMode.CONCURRENT)
class ContractTest {
    private static final Set<Capability> TWO_STEP = EnumSet.of(
            Capability.TWO_STEP,
            Capability.BUYER_ACTION,
            Capability.LOOKUP_BY_REFERENCE,
            Capability.CANCEL,
            Capability.REFUND,
            Capability.PARTIAL_REFUND,
            Capability.STORED_CARD);
    private static final Set<Capability> ONE_STEP = EnumSet.of(Capability.LOOKUP_BY_KEY, Capability.REFUND);

    private static final Set<Capability> REVIEWING = EnumSet.of(
            Capability.REVIEW,
            Capability.LOOKUP_BY_KEY,
            Capability.LOOKUP_BY_REFERENCE,
            Capability.BILLING,
            Capability.SCREENING,
            Capability.SETTLEMENT_LIST);

    private static final Set<Capability> STORED_VALUE =
            EnumSet.of(Capability.LOOKUP_BY_KEY, Capability.REFUND, Capability.BALANCE);

    private static final Set<Capability> REDIRECTING =
            EnumSet.of(Capability.BUYER_ACTION, Capability.LOOKUP_BY_KEY, Capability.REFUND, Capability.PARTIAL_REFUND);

    private record Failure(String test, Throwable thrown) {}

    private record Run(int count, List<Failure> failures) {}

    private static Run run(Set<Capability> capabilities, TallyProvider.Bug bug) {
        return run(capabilities, bug, false);
    }

    private static Run run(Set<Capability> capabilities, TallyProvider.Bug bug, boolean alwaysAsks) {
        try (TallyContract contract = new TallyContract(capabilities, bug, alwaysAsks)) {
            return run(contract, bug == null ? null : bug.section);
        }
    }

    /** @param until the section that a bug's author has to read: up to the first failure that names it; null for all */
    private static Run run(PaymentProviderContract contract, Guide until) {
        List<Failure> failures = new ArrayList<>();
        int count = 0;
        List<Function<PaymentProviderContract, Stream<DynamicTest>>> factories = List.of(
                PaymentProviderContract::saysWhatItIs,
                PaymentProviderContract::refusesWhatItDoesNotDeclare,
                PaymentProviderContract::movesMoneyOnce,
                PaymentProviderContract::knowsWhatItDoesNotKnow,
                PaymentProviderContract::believesNoGarbage,
                PaymentProviderContract::waitsForTheBuyer,
                PaymentProviderContract::givesMoneyBack,
                PaymentProviderContract::keepsCards,
                PaymentProviderContract::believesNoForgedNotification,
                PaymentProviderContract::readsTheBanksFiles,
                PaymentProviderContract::waitsForTheCompany,
                PaymentProviderContract::hasBillsMade,
                PaymentProviderContract::collectsByFile,
                PaymentProviderContract::tellsWhatItKnows,
                PaymentProviderContract::takesThingsInOrder,
                PaymentProviderContract::keepsSecretsAndHasTexts);
        for (Function<PaymentProviderContract, Stream<DynamicTest>> factory : factories) {
            for (DynamicTest test : factory.apply(contract).toList()) {
                if (until != null && failures.stream().anyMatch(failure -> names(failure, until))) {
                    return new Run(count, failures);
                }
                count++;
                try {
                    test.getExecutable().execute();
                } catch (Throwable thrown) {
                    failures.add(new Failure(test.getDisplayName(), thrown));
                }
            }
        }
        return new Run(count, failures);
    }

    private static boolean names(Failure failure, Guide section) {
        return String.valueOf(failure.thrown().getMessage()).contains("section " + section.heading());
    }

    @Test
    @ResourceLock("log")
    void aRightTwoStepProviderPasses() {
        Run run = run(TWO_STEP, null);
        assertThat(run.failures()).isEmpty();
        assertThat(run.count()).isGreaterThan(150);
    }

    @Test
    @ResourceLock("log")
    void aRightOneStepProviderPasses() {
        Run run = run(ONE_STEP, null);
        assertThat(run.failures()).isEmpty();
        assertThat(run.count()).isGreaterThan(90);
    }

    @Test
    @ResourceLock("log")
    void aRightProviderThatAlwaysSendsTheBuyerAwayPasses() {
        Run run = run(REDIRECTING, null, true);
        assertThat(run.failures()).isEmpty();
        assertThat(run.count()).isGreaterThan(120);
    }

    @Test
    @ResourceLock("log")
    void aRightReviewingProviderPasses() {
        Run run = run(REVIEWING, null);
        assertThat(run.failures()).isEmpty();
        assertThat(run.count()).isGreaterThan(190);
    }

    @Test
    @ResourceLock("log")
    void aRightProviderOfStoredValuePasses() {
        Run run = run(STORED_VALUE, null);
        assertThat(run.failures()).isEmpty();
        assertThat(run.count()).isGreaterThan(90);
    }

    @Test
    @ResourceLock("log")
    void aRightCollectorPassesAndAWrongOneIsSeen() {
        assertThat(run(new SlipContract(SlipProvider.Bug.NONE), null).failures())
                .isEmpty();
        for (SlipProvider.Bug bug : SlipProvider.Bug.values()) {
            if (bug != SlipProvider.Bug.NONE) {
                assertThat(run(new SlipContract(bug), Guide.COLLECTIONS).failures())
                        .as("failures with %s planted", bug)
                        .singleElement()
                        .satisfies(failure ->
                                assertThat(failure.thrown()).hasMessageContaining("provider guide, section 16"));
            }
        }
    }

    @ParameterizedTest
    @ResourceLock(value = "log", mode = ResourceAccessMode.READ)
    @EnumSource
    void aBugIsSeenAndToldLikeAColleague(TallyProvider.Bug bug) {
        Run run = run(declaredFor(bug), bug, bug == TallyProvider.Bug.BELIEVES_THE_BROWSER);
        assertThat(run.failures()).as("failures with %s planted", bug).isNotEmpty();
        assertThat(run.failures().get(run.failures().size() - 1).thrown())
                .hasMessageContaining("Expected: ")
                .hasMessageContaining("What came: ")
                .hasMessageContaining("provider guide, section " + bug.section.heading())
                .hasMessageContaining(
                        bug.section.text().lines().findFirst().orElseThrow().strip());
    }

    private static Set<Capability> declaredFor(TallyProvider.Bug bug) {
        return switch (bug) {
            case UNDECLARED_CALL_ANSWERS -> ONE_STEP;
            case BELIEVES_THE_BROWSER -> REDIRECTING;
            case A_REVIEW_IS_AN_APPROVAL, NO_LIST_IS_AN_EMPTY_LIST, SCREENED_WITHOUT_AN_ANSWER -> REVIEWING;
            case BALANCE_KNOWS_NO_PAYMENTS, NO_ANSWER_IS_A_BALANCE -> STORED_VALUE;
            default -> TWO_STEP;
        };
    }

    @Test
    void everySectionThatAFailureNamesStandsInTheGuide() throws IOException {
        String guide = Files.readString(Path.of("README.md"));
        for (Guide section : Guide.values()) {
            assertThat(guide).contains("## " + section.heading());
            assertThat(section.text()).hasSizeGreaterThan(80).doesNotContain("##");
        }
    }
}
