package jp.noren.payment.internal.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import jp.noren.i18n.Messages;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.kernel.Yen;
import jp.noren.payment.api.PaymentCollections.Decided;
import jp.noren.payment.internal.app.CollectionBook;
import jp.noren.payment.internal.app.CompareSettlement;
import jp.noren.payment.internal.app.GrantPoints;
import jp.noren.payment.internal.app.KeepOrphan;
import jp.noren.payment.internal.app.Lots;
import jp.noren.payment.internal.app.ReadProviders;
import jp.noren.payment.internal.app.SettleByHand;
import jp.noren.payment.internal.app.SettlementBook;
import jp.noren.payment.internal.domain.Reason;

/** What goes over the wire to those who settle, collect and compare. */
final class DeskWires {
    private static final int NOTE = 500;

    private DeskWires() {}

    private static String text(String value, String pointer) {
        if (value == null || value.isBlank() || value.length() > NOTE) {
            throw RefusedException.invalid(List.of(FieldError.of(pointer, "payment.reason-missing")));
        }
        return value;
    }

    private static <E extends Enum<E>> E word(E[] values, String word, String pointer) {
        return Stream.of(values)
                .filter(value -> value.name().equalsIgnoreCase(String.valueOf(word)))
                .findFirst()
                .orElseThrow(() -> RefusedException.invalid(List.of(FieldError.of(pointer, "payment.word-unknown"))));
    }

    /** @param state {@code open} until its file is written, then {@code written}, then {@code answered} */
    record CollectionWire(
            String id,
            String provider,
            String storefront,
            String method,
            LocalDate collectOn,
            int debits,
            Yen total,
            String state,
            Instant writtenAt) {
        static CollectionWire of(CollectionBook.Day day) {
            String state = day.writtenAt() == null ? "open" : day.resultsHash() == null ? "written" : "answered";
            return new CollectionWire(
                    day.id(),
                    day.provider(),
                    day.storefront(),
                    day.method(),
                    day.collectOn(),
                    day.debits(),
                    day.total(),
                    state,
                    day.writtenAt());
        }
    }

    record DecidedWire(String payment, String purpose, String status, String result) {
        static DecidedWire of(Decided decided) {
            return new DecidedWire(
                    decided.payment(), decided.purpose(), Wires.word(decided.status()), Wires.word(decided.result()));
        }
    }

    record LotWire(String id, Yen granted, Yen available, Instant expiresAt) {
        static LotWire of(Lots.Lot lot) {
            return new LotWire(lot.id(), lot.granted(), lot.available(), lot.expiresAt());
        }
    }

    record AccountWire(String storefront, String account, Yen balance, List<LotWire> lots) {
        static AccountWire of(GrantPoints.Account account) {
            return new AccountWire(
                    account.storefront(),
                    account.account(),
                    account.balance(),
                    account.lots().stream().map(LotWire::of).toList());
        }
    }

    /** @param reason in the words of the desk, at most 500 characters */
    record NewGrant(Yen amount, Instant expiresAt, String reason) {
        void check() {
            if (amount == null) {
                throw RefusedException.invalid(List.of(FieldError.of("/amount", "rest.field-required")));
            }
            if (expiresAt == null) {
                throw RefusedException.invalid(List.of(FieldError.of("/expires_at", "rest.field-required")));
            }
            text(reason, "/reason");
        }
    }

    /** @param found {@code moved}, {@code not_moved}, {@code ask_again} or {@code no_hold} */
    record Found(String found, String note) {
        SettleByHand.Found checkedFound() {
            return word(SettleByHand.Found.values(), found, "/found");
        }

        String checkedNote() {
            return text(note, "/note");
        }
    }

    record SettledWire(String id, String state) {}

    /** @param how {@code matched} or {@code given_back} */
    record OrphanSettled(String how, String payment, String note) {
        KeepOrphan.Settled checkedHow() {
            KeepOrphan.Settled settled = word(KeepOrphan.Settled.values(), how, "/how");
            if (settled == KeepOrphan.Settled.MATCHED && (payment == null || payment.isBlank())) {
                throw RefusedException.invalid(List.of(FieldError.of("/payment", "rest.field-required")));
            }
            return settled;
        }

        String checkedNote() {
            return text(note, "/note");
        }
    }

    record OrphanWire(
            String id,
            String provider,
            String storefront,
            String reference,
            Yen amount,
            LocalDate day,
            String source,
            Instant foundAt) {
        static OrphanWire of(SettlementBook.Orphan o) {
            return new OrphanWire(
                    o.id(),
                    o.provider(),
                    o.storefront(),
                    o.reference(),
                    o.amount(),
                    o.day(),
                    o.source().toLowerCase(Locale.ROOT),
                    o.foundAt());
        }
    }

    record DifferenceWire(
            String provider,
            String storefront,
            LocalDate day,
            String kind,
            String subject,
            String reference,
            Yen ours,
            Yen theirs) {
        static DifferenceWire of(SettlementBook.Difference d) {
            return new DifferenceWire(
                    d.provider(),
                    d.storefront(),
                    d.day(),
                    Wires.word(d.kind()),
                    d.subject(),
                    d.reference(),
                    d.ours(),
                    d.theirs());
        }
    }

    /** @param listed whether the company has a list of that day */
    record ComparedWire(boolean listed, int lines, List<DifferenceWire> differences) {
        static ComparedWire of(Optional<CompareSettlement.Result> result) {
            return new ComparedWire(
                    result.isPresent(),
                    result.map(CompareSettlement.Result::lines).orElse(0),
                    result.stream()
                            .flatMap(found -> found.differences().stream())
                            .map(DifferenceWire::of)
                            .toList());
        }
    }

    record OpenWire(String state, String code, String detail, long attempts, Instant oldest) {}

    /** @param version absent when its bundle is away */
    record ProviderWire(String provider, String version, List<String> gaps, String breaker, List<OpenWire> open) {
        static ProviderWire of(ReadProviders.Standing standing, Messages messages, String language) {
            return new ProviderWire(
                    standing.provider(),
                    standing.version(),
                    standing.gaps(),
                    Wires.word(standing.breaker()),
                    standing.open().stream()
                            .map(open -> open(open, messages, language))
                            .toList());
        }

        private static OpenWire open(ReadProviders.Open open, Messages messages, String language) {
            String code = code(open.reason());
            return new OpenWire(
                    Wires.word(open.state()),
                    code,
                    messages.text(language, code, Map.of()),
                    open.attempts(),
                    open.oldest());
        }

        private static String code(Reason reason) {
            return reason == null ? "payment.reason-being-asked" : reason.code();
        }
    }
}
