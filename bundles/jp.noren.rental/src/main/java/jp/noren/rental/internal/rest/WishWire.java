package jp.noren.rental.internal.rest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import jp.noren.kernel.RefusedException;
import jp.noren.kernel.RefusedException.FieldError;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.rental.internal.app.Approval;
import jp.noren.rental.internal.app.Wish;
import jp.noren.rental.internal.domain.Application;
import jp.noren.rental.internal.domain.Choice;

/** What a member asks for, over the wire. */
final class WishWire {
    private WishWire() {}

    /**
     * @param kind {@code new}, {@code plan_change} or {@code cancellation}
     * @param contract the contract that is to be changed or to end
     * @param support a support plan, or nothing
     * @param start first day of use; of a new contract
     * @param method {@code CARD}, {@code ATONE} or {@code NP}; of a new contract
     */
    public record Asked(
            String kind,
            String contract,
            String plan,
            String course,
            List<String> options,
            String support,
            LocalDate start,
            String method) {
        Wish wish() {
            return WishWire.wish(this);
        }
    }

    /**
     * The same, with what the preview has given.
     *
     * @param token of the preview
     * @param acknowledged codes of the consequences that the member has ticked
     * @param card a new card's one-time token; only of a new contract
     */
    public record Filed(
            String kind,
            String contract,
            String plan,
            String course,
            List<String> options,
            String support,
            LocalDate start,
            String method,
            String token,
            List<String> acknowledged,
            Card card) {
        Wish wish() {
            return WishWire.wish(new Asked(kind, contract, plan, course, options, support, start, method));
        }

        Approval.Given given() {
            return new Approval.Given(token, acknowledged == null ? Set.of() : Set.copyOf(acknowledged));
        }

        PaymentSource.CardToken cardToken() {
            return card == null ? null : card.source();
        }
    }

    /** A card as the payment company's one-time token; never a number. */
    public record Card(String token, String tokenKey, String brand) {
        PaymentSource.CardToken source() {
            CardBrand known = Stream.of(CardBrand.values())
                    .filter(one -> one.name().equals(brand))
                    .findFirst()
                    .orElse(null);
            require(token != null && known != null, "/card");
            return new PaymentSource.CardToken(token, tokenKey, known, 1, false);
        }

        @Override
        public String toString() {
            return "Card[hidden, " + brand + "]";
        }
    }

    private static Wish wish(Asked asked) {
        Application.Kind kind = kind(asked.kind());
        if (kind != Application.Kind.NEW) {
            require(asked.contract() != null, "/contract");
        }
        if (kind == Application.Kind.CANCELLATION) {
            return Wish.cancellation(asked.contract());
        }
        require(asked.plan() != null, "/plan");
        require(asked.course() != null, "/course");
        Choice choice = new Choice(asked.plan(), asked.course(), asked.options());
        Map<String, String> parts = asked.support() == null ? Map.of() : Map.of("support", asked.support());
        return new Wish(kind, asked.contract(), choice, parts, asked.start(), asked.method());
    }

    private static Application.Kind kind(String word) {
        return Stream.of(Application.Kind.NEW, Application.Kind.PLAN_CHANGE, Application.Kind.CANCELLATION)
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> RefusedException.invalid(List.of(FieldError.of("/kind", "rental.kind-unknown"))));
    }

    private static void require(boolean fits, String pointer) {
        if (!fits) {
            throw RefusedException.invalid(List.of(FieldError.of(pointer, "rest.field-required")));
        }
    }
}
