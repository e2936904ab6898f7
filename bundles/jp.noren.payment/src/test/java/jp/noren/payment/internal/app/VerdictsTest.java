package jp.noren.payment.internal.app;

import static jp.noren.payment.internal.domain.AttemptState.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import jp.noren.kernel.Yen;
import jp.noren.payment.internal.domain.AttemptState;
import jp.noren.payment.internal.domain.Reason;
import jp.noren.payment.spi.BuyerKind;
import jp.noren.payment.spi.Capability;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.DeclineReason;
import jp.noren.payment.spi.Finding;
import jp.noren.payment.spi.NextAction;
import jp.noren.payment.spi.Outcome;
import jp.noren.payment.spi.ProviderInfo;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What each answer means")
class VerdictsTest {
    private static final Yen ASKED = Yen.of(4950);
    private static final Yen OTHER = Yen.of(4951);
    private static final Duration DELAY = Duration.ofSeconds(5);
    private static final Duration EARLY = Duration.ofMillis(4999);
    private static final Set<Capability> TWO = FakeCompany.TWO_STEP;
    private static final Set<Capability> BY_KEY = FakeCompany.ONE_STEP_KNOWN_BY_KEY;
    private static final Set<Capability> BLIND = FakeCompany.ONE_STEP_BLIND;

    private static Verdicts verdicts(Set<Capability> capabilities) {
        return new Verdicts(
                new ProviderInfo(
                        "fake", "1", "CARD", capabilities, EnumSet.allOf(BuyerKind.class), Yen.of(1), OTHER, DELAY),
                ASKED);
    }

    private static Outcome.Authorised reserved(String reference, Yen amount, CardBrand brand) {
        return new Outcome.Authorised(reference, amount, brand);
    }

    static Stream<Arguments> starts() {
        Outcome lost = new Outcome.Unknown(null, "?");
        Outcome lostKnown = new Outcome.Unknown("r", "?");
        Outcome pending =
                new Outcome.Pending("a", new NextAction.Redirect(URI.create("https://acs.example")), Instant.EPOCH);
        return Stream.of(
                Arguments.of(TWO, reserved("r", ASKED, CardBrand.VISA), AUTHORISED, null, null),
                Arguments.of(TWO, reserved("r", ASKED, null), AUTHORISED, null, null),
                Arguments.of(TWO, reserved("r", OTHER, CardBrand.VISA), RELEASING, Reason.AMOUNT_DIFFERS, null),
                Arguments.of(
                        TWO,
                        reserved("r", ASKED, CardBrand.DISCOVER),
                        RELEASING,
                        null,
                        DeclineReason.BRAND_NOT_ACCEPTED),
                Arguments.of(
                        TWO, reserved(" ", ASKED, CardBrand.VISA), ABANDONED_UNCOMMITTED, Reason.POSSIBLE_HOLD, null),
                Arguments.of(TWO, lost, ABANDONED_UNCOMMITTED, Reason.POSSIBLE_HOLD, null),
                Arguments.of(TWO, lostKnown, UNKNOWN, null, null),
                Arguments.of(TWO, new Outcome.NotSent("x"), NOT_EXECUTED, null, null),
                Arguments.of(
                        TWO,
                        new Outcome.Declined(DeclineReason.OVER_LIMIT, "22"),
                        DECLINED,
                        null,
                        DeclineReason.OVER_LIMIT),
                Arguments.of(TWO, pending, PENDING, null, null),
                Arguments.of(TWO, null, ABANDONED_UNCOMMITTED, Reason.POSSIBLE_HOLD, null),
                Arguments.of(BY_KEY, new Outcome.Approved("r", ASKED), SUCCEEDED, null, null),
                Arguments.of(BY_KEY, new Outcome.Approved("r", OTHER), NEEDS_OPERATOR, Reason.AMOUNT_DIFFERS, null),
                Arguments.of(BY_KEY, new Outcome.Approved("r", null), NEEDS_OPERATOR, Reason.AMOUNT_DIFFERS, null),
                Arguments.of(BY_KEY, reserved("r", ASKED, CardBrand.VISA), NEEDS_OPERATOR, Reason.CONTRADICTION, null),
                Arguments.of(BY_KEY, lost, UNKNOWN, null, null),
                Arguments.of(BLIND, lost, NEEDS_OPERATOR, Reason.CANNOT_BE_LOOKED_UP, null),
                Arguments.of(BLIND, lostKnown, NEEDS_OPERATOR, Reason.CANNOT_BE_LOOKED_UP, null));
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @MethodSource
    void starts(
            Set<Capability> capabilities, Outcome outcome, AttemptState state, Reason reason, DeclineReason declined) {
        Verdict verdict = verdicts(capabilities).started(outcome, EnumSet.of(CardBrand.VISA, CardBrand.JCB));
        assertThat(verdict.state()).isEqualTo(state);
        assertThat(verdict.reason()).isEqualTo(reason);
        assertThat(verdict.declined()).isEqualTo(declined);
    }

    @Test
    void commits() {
        Verdicts verdicts = verdicts(TWO);
        assertThat(verdicts.committed(new Outcome.Approved("r", ASKED)).state()).isEqualTo(SUCCEEDED);
        assertThat(verdicts.committed(new Outcome.Approved("r", OTHER)).state()).isEqualTo(NEEDS_OPERATOR);
        assertThat(verdicts.committed(new Outcome.Declined(DeclineReason.TOO_OFTEN, "25"))
                        .state())
                .isEqualTo(RELEASING);
        assertThat(verdicts.committed(new Outcome.NotSent("x")).state()).isEqualTo(AUTHORISED);
        assertThat(verdicts.committed(new Outcome.Unknown(null, "x")).state()).isEqualTo(UNKNOWN);
        assertThat(verdicts.committed(reserved("r", ASKED, CardBrand.VISA)).state())
                .isEqualTo(UNKNOWN);
        assertThat(verdicts.committed(null).state()).isEqualTo(UNKNOWN);
    }

    static Stream<Arguments> findings() {
        return Stream.of(
                Arguments.of(new Finding.Charged("r", ASKED), EARLY, SUCCEEDED),
                Arguments.of(new Finding.Charged("r", null), EARLY, SUCCEEDED),
                Arguments.of(new Finding.Charged("r", OTHER), DELAY, NEEDS_OPERATOR),
                Arguments.of(new Finding.Reserved("r"), EARLY, null),
                Arguments.of(new Finding.Reserved("r"), DELAY, RELEASING),
                Arguments.of(new Finding.Released("r"), EARLY, NOT_EXECUTED),
                Arguments.of(new Finding.NotFound(), EARLY, null),
                Arguments.of(new Finding.NotFound(), DELAY, NOT_EXECUTED),
                Arguments.of(new Finding.Declined(DeclineReason.OVER_LIMIT, "22"), EARLY, DECLINED),
                Arguments.of(new Finding.StillPending(), DELAY, null),
                Arguments.of(new Finding.NoAnswer("x"), DELAY, null));
    }

    @ParameterizedTest(name = "unknown, {0} after {1} -> {2}")
    @MethodSource
    void findings(Finding finding, Duration waited, AttemptState state) {
        assertThat(verdicts(TWO).found(finding, waited).map(Verdict::state).orElse(null))
                .isEqualTo(state);
    }

    @Test
    void whatIsReservedAndCannotBeReleasedGoesToAPerson() {
        Verdict verdict =
                verdicts(BY_KEY).found(new Finding.Reserved("r"), DELAY).orElseThrow();
        assertThat(verdict.state()).isEqualTo(NEEDS_OPERATOR);
        assertThat(verdict.reason()).isEqualTo(Reason.CANNOT_BE_RELEASED);
    }

    static Stream<Arguments> releases() {
        DeclineReason brand = DeclineReason.BRAND_NOT_ACCEPTED;
        return Stream.of(
                Arguments.of(new Finding.Released("r"), null, NOT_EXECUTED),
                Arguments.of(new Finding.Released("r"), brand, DECLINED),
                Arguments.of(new Finding.Charged("r", ASKED), null, SUCCEEDED),
                Arguments.of(new Finding.Charged("r", ASKED), brand, NEEDS_OPERATOR),
                Arguments.of(new Finding.Charged("r", OTHER), null, NEEDS_OPERATOR),
                Arguments.of(new Finding.Reserved("r"), null, null),
                Arguments.of(new Finding.NotFound(), null, NOT_EXECUTED),
                Arguments.of(new Finding.NoAnswer("x"), brand, null));
    }

    @ParameterizedTest(name = "releasing, {0}, for {1} -> {2}")
    @MethodSource
    void releases(Finding finding, DeclineReason declined, AttemptState state) {
        assertThat(verdicts(TWO)
                        .foundReleasing(finding, declined, DELAY)
                        .map(Verdict::state)
                        .orElse(null))
                .isEqualTo(state);
    }

    @Test
    void onlyAPositiveAnswerToACancelEndsARelease() {
        Verdicts verdicts = verdicts(TWO);
        assertThat(verdicts.released(new Outcome.Approved("r", ASKED), null).map(Verdict::state))
                .contains(NOT_EXECUTED);
        assertThat(verdicts.released(new Outcome.Declined(DeclineReason.REFUSED_BY_PROVIDER, "40"), null))
                .isEmpty();
        assertThat(verdicts.released(new Outcome.Unknown(null, "x"), null)).isEmpty();
        assertThat(verdicts.released(new Outcome.NotSent("x"), null)).isEmpty();
    }

    @Test
    void noVerdictOfAStartIsOneTheMachineDoesNotKnow() {
        starts().forEach(arguments -> {
            AttemptState state = (AttemptState) arguments.get()[2];
            assertThat(SENT.canBecome(state)).as("SENT -> %s", state).isTrue();
        });
        findings()
                .map(arguments -> (AttemptState) arguments.get()[2])
                .filter(s -> s != null)
                .forEach(state -> assertThat(UNKNOWN.canBecome(state))
                        .as("UNKNOWN -> %s", state)
                        .isTrue());
        releases()
                .map(arguments -> (AttemptState) arguments.get()[2])
                .filter(s -> s != null)
                .forEach(state -> assertThat(RELEASING.canBecome(state))
                        .as("RELEASING -> %s", state)
                        .isTrue());
    }
}
