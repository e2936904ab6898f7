package jp.noren.rental.internal.app;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.noren.billing.api.ChargeLine;
import jp.noren.billing.api.ChargedContracts.Account;
import jp.noren.billing.internal.house.Contracts;
import jp.noren.billing.internal.house.FakeCards;
import jp.noren.billing.internal.house.FakeContracts;
import jp.noren.member.api.MemberView;
import jp.noren.payment.api.StoredCards;
import jp.noren.payment.spi.CardBrand;
import jp.noren.payment.spi.PaymentSource;
import jp.noren.persistence.testing.TestDatabase;
import jp.noren.rental.internal.db.SqlCards;
import jp.noren.rental.internal.domain.Contract;
import jp.noren.testing.MovableClock;

/**
 * Rental and billing as they are, on one database: the run asks rental for its contracts, what rental concludes are billing's charges. The company that keeps
 * and charges the cards is played.
 */
final class SettlingHouse implements AutoCloseable {
    private static final int TURNS = 200;

    final MovableClock clock;
    final Contracts billing;
    final RentalHouse rental;
    private final ChangePayment change;

    SettlingHouse(TestDatabase database, String at, int settlementDay) {
        clock = MovableClock.at(at);
        FakeCards.table(database.sql());
        RentedContracts rented = new RentedContracts();
        billing = new Contracts(database, database.sql(), clock, rented, new FakeCards.Book());
        billing.storefronts.put("SORA", "settlementDay", settlementDay);
        rental = new RentalHouse(database, clock, billing.keep);
        rented.rental = rental.charges;
        rental.policies.put("settlementDay", settlementDay);
        rental.policies.put("paymentTransitions", List.of("{\"from\":\"CARD\",\"to\":\"CARD\"}"));
        change = changePayment(database);
        // the shop is looked after from now on: a settlement day before it is not made up
        billing.settleMonths.run();
    }

    private ChangePayment changePayment(TestDatabase database) {
        var shops = new RentalPolicies(rental.policies);
        var policy = new PaymentPolicy(shops, new ReadPolicy(shops));
        var own = new OwnContracts(rental.contracts, shops, policy);
        var cards = new SqlCards(database.schema("rental"), database.sql());
        var news = new CardNews(rental.audit(), rental::mail, RentalHouse.people(), shops, policy);
        return new ChangePayment(
                clock,
                database.transactions(),
                own,
                new Keeper(),
                new KeepChange(clock, own, rental.contracts, cards, news));
    }

    /** A member with a card and one contract that runs. */
    Contract contract(String number, String member) {
        billing.members.add(member, "SORA", MemberView.Kind.INDIVIDUAL, "青山 葵", member + "@mail.example", "ja");
        billing.cards.card(member, "old");
        return rental.old(number, member, "R50", "NORMAL", "2025-03-01");
    }

    String changeCard(String member) {
        return RentalHouse.code(() -> change.handle(new ChangePayment.Command(
                RentalHouse.member(member),
                "card-" + member,
                new ChangePayment.Page(false, null),
                "CARD",
                new PaymentSource.CardToken("new", "key", CardBrand.VISA, 1, false))));
    }

    /** What jobs and lanes do; who gets into another's way tries again, as they do. */
    void settle() {
        RuntimeException last = null;
        for (int i = 0; i < TURNS; i++) {
            try {
                billing.work();
                if (billing.runs.unfinished().isEmpty()) {
                    return;
                }
            } catch (RuntimeException inTheWay) {
                last = inTheWay;
            }
        }
        throw new IllegalStateException("the run does not end: " + billing.runs.unfinished(), last);
    }

    @Override
    public void close() {
        billing.close();
    }

    /** Rental's contracts and lines, as billing's gates give them. */
    private static final class RentedContracts extends FakeContracts {
        private ChargeContracts rental;

        @Override
        public Set<String> lines() {
            return Set.of("rental");
        }

        @Override
        public List<Account> page(String name, String storefront, YearMonth month, String after, int limit) {
            return rental.page(storefront, month, after, limit);
        }

        @Override
        public Map<String, List<ChargeLine>> lines(
                String name, String storefront, YearMonth month, List<String> contracts) {
            return rental.lines(storefront, month, contracts);
        }
    }

    /** The company keeps whatever card it is given. */
    private final class Keeper implements StoredCards {
        @Override
        public Kept keep(String storefront, String customerRef, PaymentSource.CardToken card) {
            if (rental.database.transactions().isActive()) {
                throw new IllegalStateException("called inside a transaction");
            }
            billing.cards.card(customerRef, card.token());
            return new Kept.Stored();
        }

        @Override
        public Optional<Face> face(String storefront, String customerRef) {
            return Optional.empty();
        }

        @Override
        public Kept remove(String storefront, String customerRef) {
            throw new UnsupportedOperationException();
        }
    }
}
